import { taxonomies as taxonomiesIn } from '../../../app/setup/register-facts.ts'
import { addTaxonomy, endTaxonomy } from '../../../app/setup/taxonomies.ts'
import { ProblemError, problem } from '../../../core/problem.ts'
import { fold } from '../../../core/text/fold.ts'
import { t } from '../../../i18n/catalogue.ts'
import { renderPage } from '../../components/render.ts'
import type { Ask, Handler } from '../../context.ts'
import { TaxonomiesPage } from '../../views/setup/taxonomies.tsx'
import { signedIn } from '../signed-in.ts'
import { type FormHandlers, formHandlers } from './form-handlers.ts'
import { mayForAll, mustForAll } from './must.ts'
import { crumbs, lastText, SETUP } from './words.ts'

const HERE = `${SETUP}/linh-vuc`
type Taxonomy = Awaited<ReturnType<typeof taxonomiesIn>>[number]

export const taxonomies: Handler = async (ask) =>
  ask.http.html(
    renderPage(
      TaxonomiesPage({
        page: ask.page,
        crumbs: crumbs(ask, { label: t(ask.lang)('setup.taxonomies') }),
        saved: ask.query('xong') !== undefined,
        taxonomies: await taxonomiesIn(ask.app, signedIn(ask)),
        may: await mayForAll(ask),
        renewHref: (id) => `${HERE}/${id}/ban-moi`,
        endHref: (id) => `${HERE}/${id}/ket-thuc`,
      }),
    ),
  )

async function taxonomyIn(ask: Ask): Promise<Taxonomy> {
  await mustForAll(ask)
  const found = (await taxonomiesIn(ask.app, signedIn(ask))).find((one) => one.id === ask.param('id'))
  if (found === undefined) throw new ProblemError(problem('not-found'))
  return found
}

const here = (ask: Ask) => ({ label: t(ask.lang)('setup.taxonomies'), href: HERE })

/** "Kinh tế | Economy", one field a line: the form in which they are typed. */
const linesOf = (taxonomy: Taxonomy): string => taxonomy.fields.map((f) => `${f.name} | ${f.name_en}`).join('\n')

/** The typed lines as fields; one that the old version had, by its name or another spelling, keeps its code. */
export function fieldsTyped(text: string, old: Taxonomy['fields']) {
  const lines = text.split('\n').map((line) => line.trim())
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', nameEn = ''] = line.split('|').map((part) => part.trim())
      const folded = fold(name)
      const known = old.find((f) => fold(f.name) === folded || f.aliases.includes(folded))
      const before = known === undefined || fold(known.name) === folded ? [] : [known.name]
      return {
        code: known?.code ?? '',
        name,
        nameEn: nameEn === '' ? (known?.name_en ?? '') : nameEn,
        aliases: [...(known?.aliases ?? []), ...before],
      }
    })
}

export const renewTaxonomy: FormHandlers = formHandlers({
  facts: taxonomyIn,
  view: (ask, old) => {
    const say = t(ask.lang)
    return {
      title: say('setup.taxonomy.renew'),
      lead: say('setup.taxonomy.renew.lead'),
      crumbs: crumbs(ask, here(ask), { label: say('setup.taxonomy.renew') }),
      fields: [
        { name: 'name', label: say('setup.taxonomy.name'), kind: 'line', value: old.name },
        { name: 'basis', label: say('setup.basis'), hint: say('setup.taxonomy.basis.hint'), kind: 'line', value: '' },
        { name: 'validFrom', label: say('setup.from'), kind: 'day', value: '' },
        {
          name: 'fields',
          label: say('setup.taxonomy.fields'),
          hint: say('setup.taxonomy.fields.hint'),
          kind: 'lines',
          value: linesOf(old),
        },
      ],
    }
  },
  read: (form, old) => ({
    name: form.needed('name'),
    basis: form.needed('basis'),
    validFrom: form.neededDay('validFrom'),
    replacesId: old.id,
    fields: fieldsTyped(form.needed('fields'), old.fields),
  }),
  command: addTaxonomy,
  done: () => HERE,
})

export const stopTaxonomy: FormHandlers = formHandlers({
  facts: taxonomyIn,
  view: (ask, one) => ({
    title: one.name,
    lead: t(ask.lang)('setup.taxonomy.end.lead'),
    crumbs: crumbs(ask, here(ask), { label: one.name, vi: true }),
    fields: [
      {
        name: 'validTo',
        label: t(ask.lang)('setup.to'),
        hint: t(ask.lang)('setup.to.hint'),
        kind: 'day',
        value: lastText(ask.lang, one.valid_to),
        optional: true,
      },
    ],
    version: one.version,
  }),
  read: (form, one) => ({ taxonomyId: one.id, version: form.version(), validTo: form.lastDay('validTo') }),
  command: endTaxonomy,
  done: () => HERE,
})
