import { invitation, invitationSend, setUp, setUpSend } from './account/first.ts'
import {
  account,
  accountPassword,
  bookOpen,
  passkeyDrop,
  passkeyKeep,
  passkeyOffer,
  providerLink,
  providerUnlink,
  recoveryCodes,
  secondStepConfirm,
  secondStepEnd,
  secondStepStart,
  sessionEnd,
} from './account/own.ts'
import {
  invite,
  inviteSend,
  people,
  person,
  personClose,
  personGrant,
  personGrantEnd,
  personLink,
  personLinkRevoke,
} from './account/people.ts'
import {
  passkeyAsk,
  passkeySend,
  provider,
  providerBack,
  secondStep,
  secondStepSend,
  signIn,
  signInConfirm,
  signInLink,
  signInSend,
  signOut,
} from './account/sign-in.ts'
import type { Again, Handler } from './context.ts'
import { appraisals } from './desk/appraisal/desk.ts'
import {
  appraisal,
  appraisalConclude,
  appraisalConcludeAgain,
  appraisalSendBack,
  appraisalSendBackAgain,
  appraisalTakeOff,
  appraisalTakeOffAgain,
} from './desk/appraisal/result.ts'
import { scoreDeclare, scoreDeclareAgain, scoreSheet, scoreSheetAgain, scoreSheetSend } from './desk/appraisal/sheet.ts'
import {
  team,
  teamAssign,
  teamAssignAgain,
  teamEdit,
  teamMake,
  teamMakeAgain,
  teamNew,
  teamSave,
  teamSaveAgain,
} from './desk/appraisal/team.ts'
import { roundBoard } from './desk/board.ts'
import { calendar, calendarAdd, calendarDrop } from './desk/calendar.ts'
import {
  evidence,
  evidenceFile,
  evidenceSend,
  evidenceShow,
  evidenceWithdraw,
  photo,
  uploadDone,
  uploadOpen,
  uploadPiece,
  uploadState,
} from './desk/carrying/evidence.tsx'
import { assess, assessSend, progress, progressSend, stepAside } from './desk/carrying/log.tsx'
import { reviewAll, reviewAllAgain, reviewOne, reviewOneAgain } from './desk/decide.ts'
import { appealAnswer, appealSend, appeals } from './desk/deciding/appeals.ts'
import { decisionDraft, decisionDraftSend } from './desk/deciding/draft.ts'
import { decisionCorrect, decisionLineOne, decisionRevoke } from './desk/deciding/line.ts'
import { decisionList } from './desk/deciding/list.ts'
import { numberingList, numberingOpen } from './desk/deciding/numbering.ts'
import { decision, decisionDrop, decisionIssue, decisionSign } from './desk/deciding/one.ts'
import { file } from './desk/file/page.ts'
import { fileSelect, fileSelectAgain, fileSelectSend } from './desk/file/select.ts'
import { fileStart, fileStartAgain, fileStartSend } from './desk/file/start.ts'
import { inspectionList } from './desk/inspection/list.ts'
import {
  inspection,
  inspectionStepSend,
  inspectionVisitAdd,
  recommendationSend,
  recommendSend,
} from './desk/inspection/one.ts'
import { inspectionPlan, inspectionPlanSend } from './desk/inspection/plan.ts'
import { inspectionVisit, inspectionVisitSend } from './desk/inspection/visit.ts'
import { notices, noticesMail, noticesRead } from './desk/notices.ts'
import { roundQuotas } from './desk/quota.ts'
import { registrationBegin, registrationBeginAgain, registrationBeginSend } from './desk/registration/begin.ts'
import {
  registrationCheck,
  registrationCheckAgain,
  registrationSend,
  registrationWithdraw,
} from './desk/registration/check.ts'
import { registrations, registrationsSign } from './desk/registration/mine.ts'
import { registrationPart, registrationPartAgain, registrationPartSave } from './desk/registration/part.ts'
import { registrationPaste, registrationPasteAgain, registrationPasteSend } from './desk/registration/paste.ts'
import { receiving } from './desk/registration/queue.ts'
import { receivingAgain, receivingDecide, receivingFile } from './desk/registration/receive.ts'
import { registrationSimilar } from './desk/registration/similar.ts'
import { replicationList } from './desk/replication/list.ts'
import {
  replication,
  replicationAbandon,
  replicationConfirm,
  replicationDecline,
  replicationLink,
  replicationReport,
} from './desk/replication/one.ts'
import { replicationPropose, replicationProposeSend } from './desk/replication/propose.ts'
import { documents, review } from './desk/review.ts'
import { SETUP_HANDLERS } from './desk/setup/handlers.ts'
import { upload, uploadAgain, uploadSend } from './desk/upload.ts'
import { ballot, ballotCast, ballotCastAgain, ballotConfirm, ballotDone } from './desk/voting/ballot.ts'
import { ballotsCsv, ballotsJson } from './desk/voting/export.ts'
import {
  meetingItem,
  voteAnnul,
  voteAnnulAgain,
  voteAside,
  voteAsideAgain,
  voteClose,
  voteCloseAgain,
  voteCount,
  voteCountAgain,
  voteLetter,
  voteLetterAgain,
  voteOpen,
  voteOpenAgain,
  voteRecuse,
  voteRecuseAgain,
} from './desk/voting/item.ts'
import { meetings } from './desk/voting/list.ts'
import { meeting, meetingAgain, meetingAttendance, meetingStep } from './desk/voting/meeting.ts'
import { minutes, minutesAgain, minutesSave } from './desk/voting/minutes.ts'
import { paper, paperAgain, paperSend } from './desk/voting/paper.ts'
import {
  meetingAgenda,
  meetingChange,
  meetingMake,
  meetingMakeAgain,
  meetingMembers,
  meetingNew,
  meetingSetUpAgain,
  meetingSetUpForm,
} from './desk/voting/set-up.ts'
import { desk } from './desk/work.ts'
import { feed } from './feed.ts'
import { document } from './portal/document.ts'
import { figure } from './portal/figure.ts'
import { home, movement } from './portal/home.ts'
import { model } from './portal/model.ts'
import { about, accessibility, data, health, ready, robots, view } from './portal/pages.ts'
import { programme } from './portal/programme.ts'
import { records } from './portal/records.ts'
import { search } from './portal/search.ts'
import { unit, unitByCode } from './portal/unit.ts'
import type { RouteName } from './routes.ts'

/** What answers each route of the table; the types see to it that every route has one. */
export const HANDLERS: Readonly<Record<RouteName, Handler>> = {
  home,
  movement,
  programme,
  records,
  figure,
  unit,
  unitByCode,
  model,
  document,
  search,
  about,
  accessibility,
  data,
  view,
  passkeyAsk,
  passkeySend,
  provider,
  providerBack,
  secondStep,
  secondStepSend,
  signIn,
  signInConfirm,
  signInLink,
  signInSend,
  signOut,
  invitation,
  invitationSend,
  setUp,
  setUpSend,
  account,
  accountPassword,
  bookOpen,
  passkeyDrop,
  passkeyKeep,
  passkeyOffer,
  providerLink,
  providerUnlink,
  recoveryCodes,
  secondStepConfirm,
  secondStepEnd,
  secondStepStart,
  sessionEnd,
  invite,
  inviteSend,
  people,
  person,
  personClose,
  personGrant,
  personGrantEnd,
  personLink,
  personLinkRevoke,
  desk,
  notices,
  noticesRead,
  noticesMail,
  documents,
  roundBoard,
  roundQuotas,
  calendar,
  calendarAdd,
  calendarDrop,
  registrations,
  registrationsSign,
  registrationBegin,
  registrationBeginSend,
  registrationPaste,
  registrationPasteSend,
  registrationSimilar,
  registrationCheck,
  registrationSend,
  registrationWithdraw,
  registrationPart,
  registrationPartSave,
  receiving,
  receivingFile,
  receivingDecide,
  file,
  fileStart,
  fileStartSend,
  fileSelect,
  fileSelectSend,
  appraisals,
  teamNew,
  teamMake,
  team,
  teamEdit,
  teamSave,
  teamAssign,
  appraisal,
  scoreSheet,
  scoreSheetSend,
  scoreDeclare,
  appraisalConclude,
  appraisalSendBack,
  appraisalTakeOff,
  meetings,
  meetingNew,
  meetingMake,
  meeting,
  meetingSetUpForm,
  meetingChange,
  meetingMembers,
  meetingAgenda,
  meetingStep,
  meetingAttendance,
  minutes,
  minutesSave,
  ballotsJson,
  ballotsCsv,
  meetingItem,
  voteOpen,
  voteRecuse,
  voteAside,
  voteClose,
  voteAnnul,
  voteCount,
  voteLetter,
  paper,
  paperSend,
  ballot,
  ballotConfirm,
  ballotCast,
  ballotDone,
  upload,
  uploadSend,
  review,
  reviewAll,
  reviewOne,
  inspectionList,
  inspectionPlan,
  inspectionPlanSend,
  inspection,
  inspectionStepSend,
  inspectionVisitAdd,
  inspectionVisit,
  inspectionVisitSend,
  recommendSend,
  recommendationSend,
  decisionList,
  decisionDraft,
  decisionDraftSend,
  numberingList,
  numberingOpen,
  decision,
  decisionSign,
  decisionIssue,
  decisionDrop,
  decisionLineOne,
  decisionCorrect,
  decisionRevoke,
  replicationList,
  replicationPropose,
  replicationProposeSend,
  replication,
  replicationConfirm,
  replicationDecline,
  replicationLink,
  replicationReport,
  replicationAbandon,
  appeals,
  appealSend,
  appealAnswer,
  progress,
  progressSend,
  stepAside,
  assess,
  assessSend,
  evidence,
  evidenceSend,
  uploadOpen,
  uploadState,
  uploadPiece,
  uploadDone,
  evidenceFile,
  evidenceShow,
  evidenceWithdraw,
  photo,
  ...SETUP_HANDLERS,
  health,
  ready,
  feed,
  robots,
}

/** What shows a form again when it was refused; routes without one are told about on a page of their own. */
export const AGAIN: Readonly<Partial<Record<RouteName, Again>>> = {
  uploadSend: uploadAgain,
  meetingMake: meetingMakeAgain,
  meetingChange: meetingSetUpAgain,
  meetingMembers: meetingSetUpAgain,
  meetingAgenda: meetingSetUpAgain,
  meetingStep: meetingAgain,
  meetingAttendance: meetingAgain,
  minutesSave: minutesAgain,
  voteOpen: voteOpenAgain,
  voteRecuse: voteRecuseAgain,
  voteAside: voteAsideAgain,
  voteClose: voteCloseAgain,
  voteAnnul: voteAnnulAgain,
  voteCount: voteCountAgain,
  voteLetter: voteLetterAgain,
  paperSend: paperAgain,
  ballotCast: ballotCastAgain,
  teamMake: teamMakeAgain,
  teamSave: teamSaveAgain,
  teamAssign: teamAssignAgain,
  scoreSheetSend: scoreSheetAgain,
  scoreDeclare: scoreDeclareAgain,
  appraisalConclude: appraisalConcludeAgain,
  appraisalSendBack: appraisalSendBackAgain,
  appraisalTakeOff: appraisalTakeOffAgain,
  reviewAll: reviewAllAgain,
  reviewOne: reviewOneAgain,
  registrationBeginSend: registrationBeginAgain,
  registrationPartSave: registrationPartAgain,
  registrationPasteSend: registrationPasteAgain,
  registrationSend: registrationCheckAgain,
  registrationWithdraw: registrationCheckAgain,
  receivingDecide: receivingAgain,
  fileStartSend: fileStartAgain,
  fileSelectSend: fileSelectAgain,
}
