type Details = Readonly<Record<string, string | number | readonly string[]>>

const text = (details: Details, name: string, fallback: string): string => {
  const value = details[name]
  if (value === undefined) return fallback
  return typeof value === 'object' ? value.join('; ') : String(value)
}

const ENGINE_START = 'Cơ sở dữ liệu không khởi động được.'

/** Why the embedded engine did not come up, and what to do. */
const ENGINE: Readonly<Record<string, string>> = {
  unreachable: 'Không nối được với cơ sở dữ liệu. Xem lại DATABASE_URL hoặc chạy lại.',
  'no-binaries': 'Chưa có chương trình cơ sở dữ liệu cho máy này. Chạy lại npm ci, hoặc dùng DATABASE_URL.',
  'binaries-not-runnable':
    'Máy không cho chạy chương trình cơ sở dữ liệu từ thư mục này. Đặt Khéo ở thư mục mà mọi người dùng vào được.',
  'no-account': 'Không tạo được tài khoản hệ thống để chạy cơ sở dữ liệu. Hãy chạy Khéo bằng một tài khoản thường.',
  'folder-not-writable': 'Không ghi được vào thư mục dữ liệu. Xem quyền của thư mục KHEO_DATA.',
  'folder-not-ours': 'Thư mục dữ liệu thuộc tài khoản khác nên cơ sở dữ liệu không dùng được.',
  init: 'Không tạo được cơ sở dữ liệu mới.',
  start: ENGINE_START,
  stop: 'Cơ sở dữ liệu không dừng được.',
  'no-password': 'Thiếu tệp mật khẩu của cơ sở dữ liệu trong thư mục dữ liệu. Khôi phục tệp đó từ bản sao lưu.',
  backup: 'Sao lưu không xong; tệp chưa được tạo.',
  restore: 'Khôi phục không xong; dữ liệu giữ nguyên như trước.',
}

const withWords = (sentence: string, d: Details): string =>
  d.message === undefined || d.message === '' ? sentence : `${sentence} (${text(d, 'message', '')})`

const tooOld = (d: Details): string => `Phiên bản PostgreSQL ${text(d, 'version', 'này')} cũ quá; cần 15 trở lên.`

const ENGINE_UNSUPPORTED: Readonly<Record<string, (d: Details) => string>> = {
  encoding: () => 'Cơ sở dữ liệu phải dùng bảng mã UTF8.',
  'other-major': (d) =>
    `Dữ liệu này của PostgreSQL ${text(d, 'found', text(d, 'version', 'bản khác'))}. Sao lưu bằng bản Khéo cũ rồi khôi phục vào thư mục mới.`,
}

const PASSWORD_SHORT = 'Mật khẩu mới cần ít nhất 10 ký tự. Vài từ ghép lại là tốt.'

/** What a new password lacks. */
const PASSWORD: Readonly<Record<string, string>> = {
  short: PASSWORD_SHORT,
  long: 'Mật khẩu mới dài quá: tối đa 128 ký tự.',
  easy: 'Mật khẩu mới dễ đoán quá. Đừng dùng tên đăng nhập, dãy liền nhau hay vài ký tự lặp lại.',
}

const WRONG_FILE: Readonly<Record<string, string>> = {
  heic: 'Ảnh HEIC của iPhone chưa mở được. Vào Cài đặt › Camera › Định dạng, chọn “Tương thích nhất”, hoặc gửi ảnh chụp màn hình.',
  office: 'Đây là tệp Word, Excel hoặc PowerPoint. Hãy lưu thành PDF rồi gửi.',
  zip: 'Đây là tệp nén. Hãy mở ra rồi gửi từng ảnh, PDF hoặc video.',
  svg: 'Đây là hình vẽ SVG. Hãy lưu thành PNG hoặc JPEG rồi gửi.',
  text: 'Bên trong tệp là chữ, không phải ảnh, PDF hay video, dù tên tệp nói khác.',
  empty: 'Tệp rỗng, không có gì bên trong.',
}

/** A sentence for every code of src/core/problem.ts. What happened, and what to do; details are optional. */
export const viProblems = {
  'problem.usage': (d: Details) => `Lệnh chưa đúng: ${text(d, 'reason', 'xem --help')}.`,
  'problem.input.invalid': (d: Details) =>
    text(d, 'message', 'Nội dung nhập chưa đúng. Xem các chỗ được đánh dấu rồi gửi lại.'),
  'problem.file.unreadable': (d: Details) =>
    `Không đọc được tệp ${text(d, 'name', 'này')}. Hãy mở thử trên máy, lưu lại dạng .docx, .pdf hoặc .txt rồi gửi lại.`,
  'problem.file.unwritable': (d: Details) =>
    `Không ghi được tệp ${text(d, 'name', 'này')}. Hãy ghi tên một tệp, trong thư mục đã có và được phép ghi.`,
  'problem.file.empty': (d: Details) => `Tệp ${text(d, 'name', 'này')} không có chữ nào.`,
  'problem.file.too-large': (d: Details) =>
    `Tệp lớn quá: tối đa ${text(d, 'max', '20 MB')}. Hãy bỏ bớt ảnh hoặc tách tệp rồi gửi lại.`,
  'problem.file.not-text': (d: Details) =>
    `Tệp ${text(d, 'name', 'này')} không có chữ đọc được (có thể là ảnh chụp). Hãy dán phần chữ vào ô bên dưới.`,
  'problem.file.unknown-encoding': (d: Details) =>
    `Không rõ bảng mã của tệp ${text(d, 'name', 'này')}. Hãy lưu lại bằng Unicode (UTF-8) rồi gửi lại.`,
  'problem.unit.unknown': (d: Details) => `Không có đơn vị nào tên “${text(d, 'name', '?')}” trong danh mục.`,
  'problem.unit.ambiguous': (d: Details) =>
    `Không xác định được: có nhiều đơn vị tên “${text(d, 'name', '?')}” (${text(d, 'choices', 'nhiều nơi')}). Chọn một.`,
  'problem.unit.not-valid-then': (d: Details) =>
    `“${text(d, 'name', 'Đơn vị này')}” không tồn tại vào ngày ${text(d, 'date', 'đã chọn')}: ${text(d, 'validity', 'xem ngày thành lập và ngày kết thúc')}.`,
  'problem.unit.code-needs-date': (d: Details) =>
    `Mã ${text(d, 'code', 'đơn vị')} dùng cho nhiều đơn vị ở các thời kỳ khác nhau. Thêm ngày để biết là đơn vị nào.`,
  'problem.date.invalid': (d: Details) =>
    `“${text(d, 'value', '?')}” không phải là một ngày. Viết ngày/tháng/năm, ví dụ 26/09/2023.`,
  'problem.name.invalid': (d: Details) =>
    `“${text(d, 'name', '?')}” không dùng làm tên được: tên phải có chữ cái hoặc chữ số, và dài không quá ${text(d, 'max', '500')} ký tự.`,
  'problem.setting.invalid': (d: Details) =>
    `Cài đặt ${text(d, 'name', '?')} không nhận “${text(d, 'value', '')}”; hãy dùng ${text(d, 'wanted', 'giá trị khác')}.`,
  'problem.not-found': (_: Details) =>
    'Không có trang này. Có thể đường dẫn đã gõ thiếu, hoặc nội dung không công khai.',
  'problem.conflict.version': (d: Details) =>
    `${text(d, 'by', 'Người khác')} đã sửa nội dung này trước khi bạn gửi. Cả hai bản ở bên dưới; chọn bản đúng.`,
  'problem.conflict.key-reused': (_: Details) =>
    'Yêu cầu này mang mã của một yêu cầu khác đã gửi. Chưa có gì được ghi; hãy gửi lại từ biểu mẫu.',
  'problem.proposal.already-decided': (d: Details) =>
    `Đề xuất này đã được ${text(d, 'by', 'người khác')} quyết định${d.at === undefined ? '' : ` lúc ${text(d, 'at', '')}`}. Không ghi thêm gì.`,
  'problem.proposal.needs-programme': (_: Details) =>
    'Hãy nhận hoặc sửa chương trình (phong trào, đơn vị, giai đoạn) trước; các đề xuất khác gắn vào đó.',
  'problem.proposal.needs-other': (d: Details) =>
    `Đề xuất này dựa vào đề xuất ${text(d, 'seq', 'khác')}. Hãy quyết định đề xuất đó trước.`,
  'problem.proposal.not-in-words': (d: Details) =>
    `Số phải đúng như văn bản ghi: “${text(d, 'quote', '')}”. Văn bản sai thì giữ nguyên, hoặc bỏ đề xuất này.`,
  'problem.proposal.not-correctable': (_: Details) =>
    'Loại đề xuất này không sửa được, chỉ nhận hoặc bỏ. Nếu sai, hãy bỏ và nhập lại bằng tay.',
  'problem.state.not-now': (d: Details) =>
    `Hồ sơ đang ở bước “${text(d, 'stage', 'khác')}” nên chưa làm việc này được.`,
  'problem.reason.needed': (_: Details) => 'Hãy ghi lý do; lý do đi cùng hồ sơ để người nhận biết phải làm gì.',
  'problem.conflict.of-interest': (d: Details) =>
    `Bạn không làm việc này với hồ sơ này được vì ${text(d, 'relation', 'bạn có liên quan')}.`,
  'problem.round.closed': (d: Details) =>
    `Đợt này nhận đăng ký từ ${text(d, 'from', '…')} đến ${text(d, 'to', '…')}. Nếu gửi muộn, hãy chọn “đăng ký muộn” và ghi lý do.`,
  'problem.round.not-now': (d: Details) =>
    `Đợt đang ở bước “${text(d, 'state', 'khác')}” nên chưa làm việc này được. Cần quay lại bước trước thì ghi lý do.`,
  'problem.round.incomplete': (d: Details) => `Đợt còn thiếu: ${text(d, 'missing', 'một số nội dung')}.`,
  'problem.basis.expired': (d: Details) =>
    `${text(d, 'symbol', 'Văn bản này')} ${d.from === undefined ? `hết hiệu lực từ ${text(d, 'until', 'trước ngày đó')}` : `chưa có hiệu lực, đến ${text(d, 'from', '')} mới có`} nên không làm căn cứ được.${
      d.replacement === undefined ? '' : ` Văn bản thay thế: ${text(d, 'replacement', '')}.`
    }`,
  'problem.rules.in-use': (d: Details) =>
    `“${text(d, 'name', 'Nội dung này')}” đã được thông qua, đang dùng, hoặc là mẫu tham khảo nên không sửa. Hãy tạo bản mới từ nó.`,
  'problem.name.taken': (d: Details) => `Đã có “${text(d, 'name', 'tên này')}”. Dùng cái đã có, hoặc đặt tên khác.`,
  'problem.days.reversed': (d: Details) =>
    `Ngày kết thúc phải sau ngày bắt đầu${d.from === undefined ? '' : ` (${text(d, 'from', '')})`}.`,
  'problem.parent.circle': (_: Details) => 'Không thể nằm trong chính nó. Chọn một cấp trên khác.',
  'problem.registration.incomplete': (d: Details) =>
    `Chưa gửi được: còn ${text(d, 'n', 'một số')} chỗ cần điền hoặc sửa. Phần đã ghi vẫn còn.`,
  'problem.registration.twice': (d: Details) =>
    `“${text(d, 'name', 'Mô hình này')}” đã có trong đợt này nên không đăng ký thêm lần nữa. Hãy mở hồ sơ đã có, hoặc cùng tham gia.`,
  'problem.registration.similar-unseen': (_: Details) =>
    'Có mô hình trùng hoặc gần trùng tên mà bạn chưa xác nhận đã xem. Hãy xem danh sách bên cạnh rồi quyết định.',
  'problem.threshold.unset': (_: Details) =>
    'Chưa ai đặt ngưỡng cho việc này nên không kết luận “đạt” được. Hãy đặt trong bộ quy tắc của đợt.',
  'problem.criteria.unset': (_: Details) =>
    'Chưa có bộ tiêu chí nào được cơ quan có thẩm quyền thông qua cho hồ sơ này nên chưa chấm điểm được.',
  'problem.score.out-of-range': (d: Details) =>
    `Điểm phải từ 0 đến ${text(d, 'points', '?')}, theo từng nửa điểm (ví dụ 7,5).`,
  'problem.score.missing': (d: Details) => `Còn ${text(d, 'n', 'một số')} tiêu chí chưa có điểm. Điểm 0 cũng phải ghi.`,
  'problem.appraisal.too-few': (d: Details) =>
    `Mới có ${text(d, 'have', '0')} phiếu chấm được tính; quy tắc của đợt cần ít nhất ${text(d, 'need', '?')}.`,
  'problem.appraisal.closed': (_: Details) => 'Hồ sơ này tổ đã kết luận hoặc đã trả lại, nên không chấm thêm được.',
  'problem.meeting.not-now': (d: Details) =>
    `Phiên họp ${text(d, 'state', 'đang ở bước khác')} nên không làm việc này được.`,
  'problem.quorum.missing': (d: Details) =>
    `Chưa đủ số thành viên để biểu quyết: có mặt ${text(d, 'present', '0')} trên ${text(d, 'members', '0')} người được biểu quyết về hồ sơ này, cần ít nhất ${text(d, 'needed', '?')}.`,
  'problem.vote.closed': (_: Details) => 'Cuộc biểu quyết này đã đóng nên không nhận thêm phiếu.',
  'problem.vote.under-way': (_: Details) => 'Đang có cuộc biểu quyết chưa xong. Đóng hoặc huỷ cuộc đó trước.',
  'problem.vote.already-cast': (_: Details) => 'Bạn đã bỏ phiếu về hồ sơ này; mỗi người bỏ một lần, không đổi được.',
  'problem.vote.no-seat': (d: Details) =>
    `Bạn không có phiếu trong cuộc biểu quyết này: ${text(d, 'why', 'không có tên trong danh sách')}.`,
  'problem.ballots.do-not-match': (d: Details) =>
    `Số phiếu không khớp: ${text(d, 'label', 'một số')} ghi ${text(d, 'stated', '?')}, tính ra ${text(d, 'expected', '?')}.`,
  'problem.ballots.differ': (_: Details) =>
    'Hai người kiểm phiếu ghi khác nhau. Đếm lại và sửa cho khớp rồi mới chốt kết quả.',
  'problem.ballots.count-twice': (d: Details) =>
    d.reason === 'two-already'
      ? 'Đã có hai người kiểm phiếu nhập kết quả; chỉ hai người đó sửa được.'
      : 'Phiếu giấy phải do hai người kiểm phiếu nhập riêng; mới có một người nhập.',
  'problem.figures.missing': (_: Details) =>
    'Nhật ký chưa có số liệu nào. Ghi ít nhất một số liệu vào nhật ký, hoặc nói vì sao không có.',
  'problem.figure.invalid': (d: Details) =>
    `Số liệu dòng ${text(d, 'line', '?')} chưa đúng: “${text(d, 'value', '')}”. Gõ như 1.234,5 hoặc 5 triệu; chọn ai đóng góp nếu là đóng góp.`,
  'problem.progress.future': (_: Details) => 'Ngày ghi nhật ký chưa tới. Ghi ngày đã làm việc.',
  'problem.progress.corrected': (_: Details) => 'Mục này đã được đính chính. Hãy đính chính mục mới nhất.',
  'problem.evidence.empty': (_: Details) => 'Chưa chọn tệp, hoặc tệp rỗng.',
  'problem.evidence.wrong-type': (d: Details) =>
    WRONG_FILE[text(d, 'found', '')] ?? 'Tệp này không phải ảnh JPEG, PNG, WebP, tệp PDF hay video MP4, WebM.',
  'problem.evidence.pixels': (d: Details) =>
    `Ảnh lớn quá ${text(d, 'max', '100')} triệu điểm ảnh nên không mở. Hãy thu nhỏ ảnh rồi gửi lại.`,
  'problem.evidence.broken': (_: Details) => 'Ảnh bị hỏng, không mở được. Hãy gửi lại ảnh gốc trong máy.',
  'problem.evidence.twice': (_: Details) => 'Tệp này đã có trong hồ sơ; không thêm lần nữa.',
  'problem.evidence.not-shown': (_: Details) => 'Chỉ ảnh chưa rút mới đưa lên trang công khai được.',
  'problem.consent.needed': (_: Details) =>
    'Ghi rõ người trong ảnh đã đồng ý thế nào, hoặc “không nhận ra ai trong ảnh”.',
  'problem.upload.offset': (d: Details) => `Máy chủ đã nhận đến ${text(d, 'offset', '0')}; hãy gửi tiếp từ đó.`,
  'problem.replication.itself': (d: Details) =>
    `“${text(d, 'name', 'Mô hình này')}” là của chính đơn vị nhận, nên không phải nhân rộng. Nếu làm tiếp, hãy đăng ký duy trì.`,
  'problem.replication.twice': (d: Details) =>
    `Đơn vị này đã được đề nghị nhân rộng “${text(d, 'name', 'mô hình này')}” rồi.`,
  'problem.replication.cycle': (d: Details) =>
    `“${text(d, 'name', 'Mô hình này')}” là bản gốc, không thể đồng thời là bản nhân rộng của chính nó.`,
  'problem.replication.reported': (d: Details) => `Đã có báo cáo kết quả sau ${text(d, 'months', '6')} tháng.`,
  'problem.award.unknown-form': (d: Details) =>
    `Bộ quy tắc của đợt không có hình thức khen “${text(d, 'form', '?')}”. Thêm vào bộ quy tắc trước khi quyết định.`,
  'problem.award.not-competent': (d: Details) =>
    `Cơ quan này không có thẩm quyền tặng “${text(d, 'form', '?')}” theo bộ quy tắc đã áp dụng.`,
  'problem.award.not-for-subject': (d: Details) =>
    `“${text(d, 'form', 'Hình thức này')}” không dùng cho đối tượng đã chọn.`,
  'problem.decision.not-passed': (d: Details) =>
    `“${text(d, 'name', 'Hồ sơ này')}” chưa được hội đồng bình xét thông qua nên không đưa vào quyết định được.`,
  'problem.numbering.not-theirs': (_: Details) => 'Sổ số này không phải của cơ quan ban hành quyết định.',
  'problem.forbidden': (d: Details) =>
    `Bạn không làm được việc này: ${text(d, 'reason', 'vai trò của bạn chưa có quyền')}.`,
  'problem.sign-in.needed': (_: Details) => 'Hãy đăng nhập để làm việc này.',
  'problem.sign-in.link-invalid': (_: Details) => 'Đường dẫn đăng nhập đã dùng hoặc đã hết hạn. Xin một đường dẫn mới.',
  'problem.sign-in.refused': (_: Details) => 'Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy gõ lại cả hai.',
  'problem.sign-in.again': (_: Details) =>
    'Việc này cần phiên đăng nhập mới trong vòng một giờ. Hãy đăng xuất, đăng nhập lại rồi làm.',
  'problem.second-step.wrong': (_: Details) =>
    'Mã chưa đúng hoặc đã hết hạn. Gõ mã đang hiện trong ứng dụng, hoặc một mã dự phòng.',
  'problem.user-name.invalid': (_: Details) =>
    'Tên đăng nhập gồm 3 đến 30 chữ thường không dấu, chữ số, dấu chấm, gạch nối; bắt đầu bằng chữ. Ví dụ: nguyen.thi.thu.',
  'problem.user-name.taken': (d: Details) => `Tên đăng nhập “${text(d, 'name', '')}” đã có người dùng. Chọn tên khác.`,
  'problem.password.weak': (d: Details) => PASSWORD[text(d, 'reason', 'short')] ?? PASSWORD_SHORT,
  'problem.password.not-alike': (_: Details) => 'Hai lần gõ mật khẩu mới không giống nhau.',
  'problem.password.wrong': (_: Details) => 'Mật khẩu hiện tại chưa đúng.',
  'problem.administrator.last': (_: Details) =>
    'Đây là người quản trị cuối cùng. Hãy giao quyền quản trị cho người khác trước.',
  'problem.account.elsewhere': (_: Details) =>
    'Người này còn quyền ở sổ khác nên không khóa tài khoản ở đây được. Hãy kết thúc các quyền ở sổ này.',
  'problem.setup.code-wrong': (_: Details) =>
    'Mã thiết lập chưa đúng. Xem mã ở cửa sổ dòng lệnh đang chạy Khéo; mỗi lần khởi động có một mã mới.',
  'problem.provider.unreachable': (d: Details) =>
    `${text(d, 'name', 'Nơi đăng nhập chung')} chưa trả lời. Hãy đăng nhập bằng mật khẩu, hoặc thử lại sau.`,
  'problem.provider.unknown': (_: Details) =>
    'Danh tính này chưa gắn với tài khoản nào ở đây. Đăng nhập bằng mật khẩu, rồi gắn ở trang “Tài khoản của tôi”.',
  'problem.form.expired': (_: Details) =>
    'Biểu mẫu mở đã lâu nên hết hạn. Những gì bạn đã nhập vẫn còn bên dưới; hãy gửi lại.',
  'problem.rate.limited': (d: Details) => `Gửi nhiều quá trong một lúc. Thử lại sau ${text(d, 'seconds', '60')} giây.`,
  'problem.engine.locked': (d: Details) =>
    `Một tiến trình Khéo khác (số ${text(d, 'pid', '?')}, ${text(d, 'address', 'chưa có địa chỉ')}) đang dùng thư mục dữ liệu ${text(d, 'folder', 'này')}. Dừng tiến trình đó rồi chạy lại.`,
  'problem.engine.failed': (d: Details) => withWords(ENGINE[text(d, 'reason', 'start')] ?? ENGINE_START, d),
  'problem.engine.unsupported': (d: Details) => ENGINE_UNSUPPORTED[text(d, 'reason', 'too-old')]?.(d) ?? tooOld(d),
  'problem.migration.failed': (d: Details) =>
    `Nâng cấp dữ liệu dừng ở bước ${text(d, 'name', '?')}; dữ liệu giữ nguyên như trước.`,
  'problem.migration.changed': (d: Details) =>
    d.reason === 'unknown'
      ? `Dữ liệu này do một phiên bản Khéo mới hơn tạo ra (bước ${text(d, 'name', '?')}). Hãy dùng phiên bản mới hơn.`
      : `Bước nâng cấp ${text(d, 'name', '?')} đã chạy trước đây nay khác nội dung. Không chạy tiếp để giữ an toàn.`,
  'problem.disk.full': (_: Details) => 'Ổ đĩa đã đầy nên chưa ghi được. Không có gì bị mất; báo người quản trị.',
  'problem.chain.broken': (d: Details) =>
    `Chuỗi nhật ký không liền từ mục ${text(d, 'entry', '?')}. Báo người quản trị; không sửa gì cho đến khi kiểm tra xong.`,
  'problem.backup.invalid': (d: Details) =>
    d.reason === 'foreign'
      ? `${text(d, 'name', 'Tệp này')} không phải là bản sao lưu của Khéo; không khôi phục.`
      : `Bản sao lưu ${text(d, 'name', 'này')} không nguyên vẹn hoặc không khớp phiên bản này; chưa có gì bị đụng đến.`,
  'problem.restore.not-empty': (_: Details) =>
    'Nơi khôi phục đã có dữ liệu; chưa có gì bị đụng đến. Dùng thư mục KHEO_DATA trống, hoặc thêm --replace nếu muốn thay.',
  'problem.port.in-use': (d: Details) =>
    `Cổng ${text(d, 'port', '?')} đang được dùng. Chọn cổng khác bằng PORT, ví dụ PORT=3001.`,
  'problem.internal': (d: Details) =>
    `Máy chủ gặp lỗi, không phải do bạn.${d.id === undefined ? '' : ` Khi báo, xin kèm mã ${text(d, 'id', '')}.`}`,
} as const
