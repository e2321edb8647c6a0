import type { Translation } from '../translation.ts'
import type { viProse } from '../vi/prose.ts'

/** Longer texts, in English. */
export const enProse: Translation<typeof viProse> = {
  'about.title': 'About the figures',
  'about.lead': 'Where the figures come from, how they are counted, and how far they can be trusted.',
  'about.two.title': 'Two kinds of figure',
  'about.two.1':
    'A declared figure is what a document says: a report, an article, an old summary table. It opens to the document, its date, and the exact words.',
  'about.two.2':
    'A recorded figure is counted from records: participations, award decisions, replications. It opens to exactly the list that was counted.',
  'about.two.3': 'The two are never added together. Side by side they show how much of a report has records.',
  'about.gap.title': 'Gaps stay gaps',
  'about.gap.1':
    'When a report says 93 models and there are 15 records, this site says exactly that. No placeholder records make the figures look fuller.',
  'about.rule.title': 'The rule stands beside the number',
  'about.rule.1':
    'Under every figure one line says whether participations or distinct models are counted, at which stage, for which unit and period, up to which day, on the boundaries of then or of now.',
  'about.rule.2':
    'A model that ran for three years is three participations and one model. A participation counts in one field only; programmes tied to it (such as new-style countryside) may overlap and are not added up.',
  'about.units.title': 'Units then and now',
  'about.units.1':
    'Since 01/07/2025 the country has 34 provinces and cities and no districts. Records keep the unit of their time; each unit’s page says what it is today. What cannot be converted exactly is shown apart, never estimated.',
  'about.words.title': 'Approximate figures',
  'about.words.1': 'If a document says “more than 270”, so does this site. Percentages are rounded to one decimal.',
  'about.check.title': 'Adding up',
  'about.check.1':
    'When a document states parts and a total, Khéo adds them up and shows the result, whether it agrees or not. Misprints and wrong numbers stay as printed.',
  'about.who.title': 'Who reviews',
  'about.who.1':
    'The machine only proposes: this is a figure, this is the name of a model. A person reads the document and accepts, corrects or refuses each proposal before it is public.',
  'about.wrong.title': 'Something wrong?',
  'about.wrong.1': 'Every figure has its own address. Send it, with your evidence, to the body that runs this site.',
  'a11y.title': 'Accessibility',
  'a11y.lead': 'This site is made for everyone: old phones, slow networks, weak sight, screen readers.',
  'a11y.standard.title': 'The standard',
  'a11y.standard.1':
    'The aim is WCAG 2.2 level AA. Every page is tested automatically in both languages before a release.',
  'a11y.do.title': 'You can',
  'a11y.do.1': 'Change text size and contrast with the buttons at the top; your browser remembers the choice.',
  'a11y.do.2': 'Enlarge text to 200% without losing content, and read every table on a narrow screen.',
  'a11y.do.3': 'Use the whole site with a keyboard alone, and without JavaScript.',
  'a11y.do.4': 'Read every chart as a table just below it; colour is never the only sign.',
  'a11y.limits.title': 'What falls short',
  'a11y.limits.1': 'Documents taken from newspapers and portals keep their layout and may lack headings.',
  'a11y.limits.2': 'Some names in ethnic minority languages are shown in a substitute font.',
  'a11y.contact.title': 'Tell us',
  'a11y.contact.1': 'If there is something you cannot read, please tell {contact}.',
  'a11y.contact.none': 'If there is something you cannot read, please tell the body that runs this site.',
}
