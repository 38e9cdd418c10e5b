import type { Sentence } from '../refusal.ts';

/** What is said where adopting goes no further, and what to do then. */
export const sentences = {
  noSuchPlace: {
    de: 'Das gibt es in den Inhalten nicht oder nicht mehr. Wählen Sie eine andere Leistung oder ein anderes Anliegen.',
    en: 'This is not in the content, or no longer. Choose another service or intent.',
  },
  nothingChosen: {
    de: 'Es ist nichts ausgewählt. Wählen Sie mindestens eine Frage oder Bezeichnung.',
    en: 'Nothing is chosen. Choose at least one question or term.',
  },
  termsOfIntent: {
    de: 'Bezeichnungen gehören zu einer Leistung; ein Anliegen hat keine. Wählen Sie eine Leistung.',
    en: 'Terms belong to a service; an intent has none. Choose a service.',
  },
  noAspect: {
    de: 'Wählen Sie zu jeder Frage, was die Menschen über die Leistung wissen wollen.',
    en: 'Choose for each question what people want to know about the service.',
  },
  noWord: {
    de: 'Eine der Zeilen enthält weder Buchstaben noch Ziffern. Nehmen Sie sie heraus.',
    en: 'One of the lines has neither letters nor digits. Take it out.',
  },
  unreadable: {
    de: 'Die Inhalte sind gerade nicht lesbar. Bitte versuchen Sie es in einer Minute noch einmal.',
    en: 'The content cannot be read at the moment. Please try again in a minute.',
  },
  groupGone: {
    de: 'Diese Gruppe gibt es nicht mehr. Es wurde nichts geändert.',
    en: 'This group no longer exists. Nothing was changed.',
  },
  groupChanged: {
    de: 'Die Gruppe hat inzwischen jemand anderes geändert. Es wurde nichts geschrieben.',
    en: 'Somebody else has changed this group meanwhile. Nothing was written.',
  },
  proposalGone: {
    de: 'Diesen Vorschlag gibt es nicht mehr. Erneuern Sie bitte die Vorschau.',
    en: 'This proposal no longer exists. Please renew the preview.',
  },
  stillChecking: {
    de: 'Der Vorschlag wird noch geprüft. Bitte warten Sie einen Augenblick.',
    en: 'The proposal is still being checked. Please wait a moment.',
  },
  brokenProposal: {
    de: 'Der Vorschlag hat Fehler und ist so nicht möglich.',
    en: 'The proposal has errors and is not possible as it is.',
  },
  mayNotWrite: {
    de: 'Dieser Server schreibt nicht selbst in die Inhalte. Laden Sie den Patch herunter, oder kopieren Sie die Zeilen.',
    en: 'This server does not write to the content itself. Download the patch, or copy the lines.',
  },
  notInFolder: {
    de: 'Diese Datei liegt außerhalb des Ordners der Inhalte und wird nicht geändert. Laden Sie den Patch herunter.',
    en: 'This file lies outside the content folder and is not changed. Download the patch.',
  },
  busy: {
    de: 'Gerade ist viel zu tun. Bitte versuchen Sie es gleich noch einmal.',
    en: 'There is much to do at the moment. Please try again soon.',
  },
} as const satisfies Readonly<Record<string, Sentence>>;
