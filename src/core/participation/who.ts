import type { Action } from '../access/rules.ts'
import type { StepName } from './transitions.ts'

/** The action that allows each step of a file: who may take it is in access/rules.ts (DOMAIN 4.3, "who may"). */
export const STEP_ACTION: Readonly<Record<StepName, Action>> = {
  submit: 'registration.submit',
  withdraw: 'registration.withdraw',
  return: 'registration.receive',
  reject: 'registration.receive',
  accept: 'registration.receive',
  start: 'participation.run',
  suspend: 'participation.stop',
  resume: 'participation.run',
  abandon: 'participation.stop',
  'self-assess': 'participation.assess',
  reopen: 'appraisal.send-back',
  appraise: 'appraisal.conclude',
  reappraise: 'appraisal.send-back',
  vote: 'session.chair',
  recognise: 'decision.decide-on',
  'not-recognise': 'decision.decide-on',
  revoke: 'decision.revoke',
  archive: 'round.run',
}
