import type { StepName } from '../../../core/participation/transitions.ts'

/** Where each step of a file is taken; a feature adds the lines of its steps. A step without a line has no page yet. */
export const STEP_PAGES: Readonly<Partial<Record<StepName, (id: string) => string>>> = {
  submit: (id) => `/ban-lam-viec/dang-ky/${id}#gui`,
  withdraw: (id) => `/ban-lam-viec/dang-ky/${id}`,
  accept: (id) => `/ban-lam-viec/tiep-nhan/${id}#quyet-dinh`,
  return: (id) => `/ban-lam-viec/tiep-nhan/${id}#quyet-dinh`,
  reject: (id) => `/ban-lam-viec/tiep-nhan/${id}#quyet-dinh`,
  start: (id) => `/ban-lam-viec/ho-so/${id}/bat-dau`,
  appraise: (id) => `/ban-lam-viec/ho-so/${id}#tham-dinh`,
  reopen: (id) => `/ban-lam-viec/ho-so/${id}#tham-dinh`,
  reappraise: (id) => `/ban-lam-viec/ho-so/${id}#tham-dinh`,
  vote: () => '/ban-lam-viec/phien-hop',
}
