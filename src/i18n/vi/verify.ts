/** What `kheo verify` says. */
export const viVerify = {
  'verify.whole': 'Sổ {tenant}: {entries} mục nhật ký, {events} thay đổi. Tất cả khớp.',
  'verify.broken': 'Sổ {tenant}: {entries} mục nhật ký đầu tiên còn nguyên, {events} thay đổi.',
  'verify.chain': 'Nhật ký khớp; bản ghi hoặc số thống kê không khớp:',
  'verify.first': 'Mục sai đầu tiên là mục {seq} ({what}): {reason}',
  'verify.reason.missing-before': 'mục ngay trước nó không còn.',
  'verify.reason.not-linked': 'nó không nối với mục trước; có mục đã bị sửa, chèn vào hoặc đổi chỗ.',
  'verify.reason.entry-changed': 'mục này đã bị sửa sau khi ghi.',
  'verify.reason.events-changed': 'các thay đổi kèm theo mục này đã bị sửa, thêm hoặc mất.',
  'verify.reason.event-moved': 'thời điểm của một thay đổi kèm theo mục này đã bị sửa.',
  'verify.reason.head-differs':
    'chuỗi không kết thúc ở mục cuối cùng; có mục sau đó đã bị xóa hoặc đầu chuỗi đã bị sửa.',
  'verify.reason.other': 'không khớp ({reason}).',
  'verify.row.changed': 'Bản ghi {table} {id} đã bị sửa ngoài nhật ký.',
  'verify.row.missing': 'Bản ghi {table} {id} có trong nhật ký nhưng không còn trong bảng.',
  'verify.row.without-event': 'Bản ghi {table} {id} có trong bảng nhưng nhật ký không ghi.',
  'verify.row.derived': 'Bản ghi {table} {id} có cột tính sẵn (chữ để tìm, xã hiện nay) không đúng với bản ghi.',
  'verify.row.other': 'Bản ghi {table} {id} không khớp ({reason}).',
  'verify.drift': 'Số thống kê lệch ở {n} ô so với đếm lại.',
  'verify.drift.repaired': 'Số thống kê lệch ở {n} ô so với đếm lại; đã tính lại.',
  'verify.drift.how': 'Tính lại bằng: kheo verify --repair-statistics',
  'verify.advice': 'Không sửa gì thêm; giữ bản sao lưu và báo người quản trị.',
} as const
