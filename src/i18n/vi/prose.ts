/** Longer texts: about the figures, and the accessibility statement. Paragraphs are separate keys. */
export const viProse = {
  'about.title': 'Về số liệu',
  'about.lead': 'Số liệu ở đây lấy từ đâu, đếm thế nào, và tin được đến mức nào.',
  'about.two.title': 'Hai loại số liệu',
  'about.two.1':
    'Số liệu báo cáo là điều một văn bản ghi: một báo cáo, một bài báo, một bảng tổng hợp cũ. Mở ra là thấy tên văn bản, ngày, và nguyên văn câu chữ.',
  'about.two.2':
    'Số liệu từ hồ sơ là số đếm được từ hồ sơ đã nhập: lượt tham gia, quyết định khen thưởng, việc nhân rộng. Mở ra là thấy đúng danh sách đã đếm.',
  'about.two.3':
    'Hai loại không bao giờ cộng vào nhau. Đặt cạnh nhau, chúng cho biết bao nhiêu phần của báo cáo đã có hồ sơ.',
  'about.gap.title': 'Khoảng trống để nguyên',
  'about.gap.1':
    'Khi báo cáo ghi 93 mô hình mà mới có 15 hồ sơ, trang này ghi đúng như vậy. Không thêm hồ sơ giữ chỗ để số liệu trông đầy hơn.',
  'about.rule.title': 'Quy tắc đếm đi cùng con số',
  'about.rule.1':
    'Dưới mỗi số liệu có một dòng nói rõ: đếm lượt hay đếm mô hình khác nhau, ở mức nào, của đơn vị nào, trong giai đoạn nào, đến ngày nào, theo địa giới lúc đó hay hiện nay.',
  'about.rule.2':
    'Một mô hình làm ba năm là ba lượt nhưng là một mô hình. Mỗi lượt chỉ tính vào một lĩnh vực; các chương trình gắn kèm (như nông thôn mới) có thể trùng nhau và không cộng.',
  'about.units.title': 'Đơn vị lúc đó và hiện nay',
  'about.units.1':
    'Từ 01/07/2025 cả nước còn 34 tỉnh, thành phố và không còn cấp huyện. Hồ sơ giữ đơn vị lúc lập; trang của mỗi đơn vị cho biết nay là đơn vị nào. Phần nào không quy đổi được chính xác thì để riêng, không chia ước lượng.',
  'about.words.title': 'Con số ước chừng',
  'about.words.1':
    'Văn bản ghi “hơn 270” thì ở đây vẫn là “hơn 270”. Tỷ lệ phần trăm làm tròn đến một chữ số thập phân.',
  'about.check.title': 'Cộng thử',
  'about.check.1':
    'Khi văn bản nêu các phần và tổng, Khéo cộng lại. Khớp hay không khớp đều ghi ra. Văn bản sai chính tả hay sai số thì giữ nguyên, không tự sửa.',
  'about.who.title': 'Ai duyệt',
  'about.who.1':
    'Máy chỉ đề xuất: đây là một con số, đây là tên một mô hình. Một người đọc văn bản, nhận, sửa hoặc bỏ từng đề xuất rồi mới công khai.',
  'about.wrong.title': 'Thấy chỗ sai',
  'about.wrong.1': 'Mỗi số liệu có đường dẫn riêng. Gửi đường dẫn đó kèm căn cứ tới đơn vị quản lý trang.',
  'a11y.title': 'Khả năng tiếp cận',
  'a11y.lead':
    'Trang này làm cho mọi người đọc được: trên điện thoại cũ, mạng chậm, mắt kém, hay dùng trình đọc màn hình.',
  'a11y.standard.title': 'Chuẩn áp dụng',
  'a11y.standard.1':
    'Mục tiêu là WCAG 2.2 mức AA. Mỗi trang được kiểm tra tự động ở cả hai ngôn ngữ trước khi phát hành.',
  'a11y.do.title': 'Bạn có thể',
  'a11y.do.1': 'Đổi cỡ chữ và độ tương phản bằng các nút ở đầu trang; lựa chọn được nhớ trên máy của bạn.',
  'a11y.do.2': 'Phóng chữ đến 200 % mà không mất nội dung; đọc mọi bảng trên màn hình hẹp.',
  'a11y.do.3': 'Dùng toàn bộ trang chỉ bằng bàn phím, và không cần bật JavaScript.',
  'a11y.do.4': 'Đọc mọi biểu đồ dưới dạng bảng ngay bên dưới; màu không bao giờ là dấu hiệu duy nhất.',
  'a11y.limits.title': 'Chỗ còn thiếu',
  'a11y.limits.1':
    'Văn bản gốc trích từ báo và cổng thông tin khác giữ nguyên cách trình bày, có thể thiếu tiêu đề mục.',
  'a11y.limits.2': 'Một số tên bằng tiếng dân tộc thiểu số hiển thị bằng phông chữ thay thế.',
  'a11y.contact.title': 'Góp ý',
  'a11y.contact.1': 'Nếu có chỗ không đọc được, xin báo cho {contact}.',
  'a11y.contact.none': 'Nếu có chỗ không đọc được, xin báo cho đơn vị quản lý trang.',
} as const
