/** The words of the processing register and the DPIA input that don't follow from the schema: who is concerned, who sees it, what can go wrong. */
import type { Activity } from '#db';
import type { Locale } from '../i18n/locale.ts';

interface ActivityWords {
  title: string;
  subjects: string;
  seenBy: string;
}

interface DocumentWords {
  generated: string;
  fill: string;
  register: { title: string; intro: string[] };
  parts: {
    controller: string;
    controllerText: string;
    purposes: string;
    basis: string;
    subjects: string;
    data: string;
    noData: string;
    seenBy: string;
    transfers: string;
    transfersText: string;
    retention: string;
    kind: string;
    howLong: string;
    security: string;
    measures: string[];
  };
  activities: Record<Activity, ActivityWords>;
  dpia: {
    title: string;
    intro: string[];
    description: string;
    descriptionText: string[];
    everyColumn: string;
    columnHeads: [table: string, column: string, what: string];
    classes: { personal: string; linked: string; withheld: string };
    necessity: string;
    necessityText: string[];
    rights: string;
    rightsText: string[];
    risks: string;
    riskHeads: [risk: string, measure: string];
    riskRows: [risk: string, measure: string][];
    open: string;
    openItems: string[];
  };
}

export const documentWords: Record<Locale, DocumentWords> = {
  nl: {
    generated: 'Dit bestand is gemaakt uit het schema van de database met `npm run privacy:documents`. Verander het niet met de hand.',
    fill: 'Waar _in te vullen_ staat, weet alleen de organisatie die de site draait het antwoord.',
    register: {
      title: 'Verwerkingsregister',
      intro: [
        'Invoer voor het register van verwerkingsactiviteiten (AVG artikel 30).',
        'De grondslagen zijn een voorstel: de functionaris gegevensbescherming beslist.',
      ],
    },
    parts: {
      controller: 'Verwerkingsverantwoordelijke',
      controllerText:
        'De organisatie die in `operator.yaml` staat, met het adres voor vragen. Functionaris gegevensbescherming: _in te vullen_. Verwerkers (hosting, mail): _in te vullen_.',
      purposes: 'Doelen',
      basis: 'Grondslag',
      subjects: 'Betrokkenen',
      data: 'Persoonsgegevens',
      noData: 'geen; alleen gegevens van bedrijven of aantallen',
      seenBy: 'Wie het ziet',
      transfers: 'Doorgifte buiten de EU',
      transfersText:
        'De software geeft niets door: pagina’s vragen niets op bij andere sites, en de server vraagt zelf alleen iets aan de ingestelde mailserver en inlogdiensten. Waar die staan: _in te vullen_.',
      retention: 'Bewaartermijnen',
      kind: 'Wat',
      howLong: 'Hoe lang (wat het eerst komt)',
      security: 'Beveiliging (AVG artikel 32)',
      measures: [
        'Wachtwoorden zijn gehasht met Argon2id. Van sessies, links en codes staat alleen een hash in de database.',
        'Medewerkers en technisch beheerders loggen in met een tweede bewijs (code, passkey of inlogdienst). Iedereen kan dat aanzetten. Geheimen van authenticator-apps zijn versleuteld met een sleutel buiten de database.',
        'Voor het veranderen van adres, wachtwoord of tweede bewijs, en voor downloaden of wissen, is een vers bewijs nodig.',
        'Toegang is een opzoeking via het lidmaatschap: een gegeven van een ander bedrijf bestaat niet voor wie vraagt. Een test loopt elke pagina na voor elke rol.',
        'Pogingen om in te loggen, codes te raden of mail te laten sturen zijn begrensd.',
        'Pagina’s laden niets van andere sites en voeren geen script uit, behalve twee pagina’s voor passkeys.',
        'Elke verandering van rol, missie, certificaat, uitvoer en wissing staat in een logboek dat de database alleen laat groeien.',
        'Wat te oud is, gaat elke dag weg. Wat gewist is, wordt in het databasebestand overschreven.',
      ],
    },
    activities: {
      accounts: {
        title: 'Accounts',
        subjects: 'mensen van bedrijven, medewerkers van de provincie, technisch beheerders',
        seenBy: 'de persoon zelf; beheerders van het eigen bedrijf zien naam en e-mailadres',
      },
      security: {
        title: 'Inloggen en beveiliging',
        subjects: 'iedereen met een account; van wie probeert in te loggen alleen een hash',
        seenBy: 'de persoon zelf',
      },
      companies: {
        title: 'Bedrijven en hun mensen',
        subjects: 'mensen van bedrijven, wie is uitgenodigd',
        seenBy: 'mensen van hetzelfde bedrijf; medewerkers van de provincie zien het bedrijf en zijn beheerders, niet de deelnemers',
      },
      missions: {
        title: 'Missies en bijeenkomsten',
        subjects: 'reizigers, genodigden, contactpersonen ter plaatse, bezoekers van bijeenkomsten',
        seenBy: 'medewerkers van de provincie; contactpersonen ook bij bedrijven die meegaan',
      },
      learning: {
        title: 'Leren',
        subjects: 'deelnemers',
        seenBy: 'antwoorden, scores en keuzes alleen de persoon zelf; de beheerder van het bedrijf ziet klaar of niet klaar',
      },
      certificates: {
        title: 'Certificaten',
        subjects: 'geen personen; wel de medewerker die een certificaat introk',
        seenBy: 'iedereen met het nummer van het certificaat',
      },
      reporting: { title: 'Rapport', subjects: 'geen personen', seenBy: 'medewerkers; na publicatie iedereen' },
      mail: {
        title: 'Email',
        subjects: 'iedereen die een mail krijgt',
        seenBy: 'de ontvanger; technisch beheerders zien het adres van mail die niet aankwam',
      },
      accountability: { title: 'Logboek', subjects: 'iedereen met een account, als nummer', seenBy: 'technisch beheerders' },
    },
    dpia: {
      title: 'Invoer voor een DPIA',
      intro: [
        'Feiten over de software voor een gegevensbeschermingseffectbeoordeling (AVG artikel 35). De beoordeling zelf is aan de organisatie die de site draait.',
      ],
      description: 'Wat de site doet',
      descriptionText: [
        'Bedrijven bereiden zich voor op zakendoen in China. Mensen lezen lessen, spelen situaties, maken toetsen en werken checklists af. Een bedrijf krijgt een certificaat als zijn deelnemers klaar zijn. De provincie ziet welke bedrijven klaar zijn en publiceert aantallen.',
        'Lezen kan zonder account; dan wordt niets van de lezer bewaard.',
      ],
      everyColumn: 'Alle gegevens over mensen',
      columnHeads: ['Tabel', 'Gegeven', 'Soort'],
      classes: { personal: 'persoonsgegeven', linked: 'nummer van een persoon', withheld: 'geheim of hash; wordt nooit uitgegeven' },
      necessity: 'Noodzaak en evenredigheid',
      necessityText: [
        'De site vraagt een naam, een e-mailadres, en gegevens van het bedrijf. Er wordt niet gevraagd naar nationaliteit, paspoort, geboortedatum of telefoonnummer van deelnemers. Bijzondere persoonsgegevens worden niet gevraagd.',
        'Wie zich aanmeldt, kan dat doen zonder dat een ander antwoorden of scores ziet. De provincie ziet van een bedrijf de stand, en van een persoon niets.',
        'Gepubliceerde cijfers rusten op minstens vijf bedrijven. Wat daaruit kan worden teruggerekend, is ook weggelaten.',
        'Er is geen geautomatiseerde besluitvorming met rechtsgevolgen. Een toets wordt automatisch nagekeken en mag opnieuw.',
      ],
      rights: 'Rechten van betrokkenen',
      rightsText: [
        'Inzage en downloaden: `/account/data` geeft alles als leesbaar bestand en als JSON, samengesteld uit de beschrijvingen in het schema.',
        'Verbeteren: naam en taal in de instellingen; een nieuw e-mailadres na bevestiging.',
        'Wissen: `/account/data/erase` zegt eerst wat weggaat en wat blijft. Certificaten en cijfers blijven, zonder namen.',
        'Beperken en bezwaar: op verzoek, met de hand.',
      ],
      risks: 'Risico’s en wat ertegen gedaan is',
      riskHeads: ['Risico', 'Maatregel'],
      riskRows: [
        [
          'Bekend wordt wie een reis voorbereidt.',
          'Geen verzoek aan andere sites; formulieren verraden niet of een adres een account heeft; missies tonen aan bezoekers geen bedrijven.',
        ],
        ['Zwakke plekken van een bedrijf worden zichtbaar.', 'Checklists zijn alleen voor het bedrijf; mails noemen alleen dat iets moet gebeuren.'],
        ['Een leidinggevende of medewerker ziet scores.', 'Antwoorden, scores en keuzes zijn alleen voor de persoon zelf; tests bewaken dat.'],
        ['Iemand krijgt toegang met een gestolen wachtwoord.', 'Tweede bewijs, grens aan pogingen, lijst van sessies, bericht bij elke verandering.'],
        [
          'De database lekt.',
          'Geen bruikbare sessies, links of wachtwoorden; geheimen versleuteld met een sleutel erbuiten; korte termijnen. Namen, e-mailadressen en voortgang staan er leesbaar in.',
        ],
        [
          'Een deelnemerslijst bevat mensen die niets vroegen.',
          'De lijst dient alleen voor de uitnodiging en gaat 30 dagen na de terugkomst weg; de uitnodiging noemt de provincie.',
        ],
        ['Vrije tekst noemt mensen (reden, notitie, boodschap).', 'Begrensd in lengte; een wissing doorzoekt zulke tekst niet.'],
        [
          'Een gewist persoon staat nog in een reservekopie.',
          'Bewaartermijn van reservekopieën: _in te vullen_. Na terugzetten: de wissingen uit het logboek opnieuw uitvoeren.',
        ],
      ],
      open: 'Wat de organisatie nog beslist',
      openItems: [
        'De grondslag per verwerking.',
        'Verwerkersovereenkomsten met hosting en mail.',
        'Hoe lang het logboek blijft. De software wist het niet; er staan alleen nummers in.',
        'Of 24 maanden zonder gebruik de goede termijn is voor een account.',
        'Of een eenmanszaak bij de certificaten anders behandeld moet worden: de bedrijfsnaam kan een persoonsnaam zijn.',
      ],
    },
  },
  en: {
    generated: 'This file is made from the database’s schema with `npm run privacy:documents`. Don’t change it by hand.',
    fill: 'Where it says _to be filled in_, only the organisation that runs the site knows the answer.',
    register: {
      title: 'Processing register',
      intro: ['Input for the record of processing activities (GDPR article 30).', 'The legal grounds are a proposal: the data protection officer decides.'],
    },
    parts: {
      controller: 'Controller',
      controllerText:
        'The organisation named in `operator.yaml`, with its address for questions. Data protection officer: _to be filled in_. Processors (hosting, mail): _to be filled in_.',
      purposes: 'Purposes',
      basis: 'Legal ground',
      subjects: 'Data subjects',
      data: 'Personal data',
      noData: 'none; only data of companies, or counts',
      seenBy: 'Who sees it',
      transfers: 'Transfers outside the EU',
      transfersText:
        'The software transfers nothing: pages ask nothing of other sites, and the server itself only asks the configured mail server and sign-in services. Where those are: _to be filled in_.',
      retention: 'Retention',
      kind: 'What',
      howLong: 'How long (whichever comes first)',
      security: 'Security (GDPR article 32)',
      measures: [
        'Passwords are hashed with Argon2id. Of sessions, links and codes the database holds only a hash.',
        'Officers and technical administrators sign in with a second proof (code, passkey or sign-in service). Everyone can turn that on. Secrets of authenticator apps are sealed with a key outside the database.',
        'Changing the address, password or second proof, downloading data and erasing ask for a fresh proof.',
        'Access is a lookup through the membership: a record of another company doesn’t exist for who asks. A test walks every page for every role.',
        'Tries to sign in, to guess codes or to have mail sent are limited.',
        'Pages load nothing from other sites and run no script, but for two pages for passkeys.',
        'Every change of role, mission, certificate, export and erasure stands in a log that the database only lets grow.',
        'What is too old goes every day. What is erased is overwritten in the database file.',
      ],
    },
    activities: {
      accounts: {
        title: 'Accounts',
        subjects: 'people of companies, officers of the province, technical administrators',
        seenBy: 'the person; managers of their own company see name and email address',
      },
      security: { title: 'Signing in and security', subjects: 'everyone with an account; of who tries to sign in only a hash', seenBy: 'the person' },
      companies: {
        title: 'Companies and their people',
        subjects: 'people of companies, those who were invited',
        seenBy: 'people of the same company; officers see the company and its managers, not the participants',
      },
      missions: {
        title: 'Missions and events',
        subjects: 'travellers, people asked to join, local contacts, visitors of events',
        seenBy: 'officers of the province; contacts also by companies with a place',
      },
      learning: {
        title: 'Learning',
        subjects: 'participants',
        seenBy: 'answers, scores and choices only the person; the company’s manager sees finished or not',
      },
      certificates: { title: 'Certificates', subjects: 'no people, but for the officer who revoked one', seenBy: 'everyone with the certificate’s number' },
      reporting: { title: 'Report', subjects: 'no people', seenBy: 'officers; after publication everyone' },
      mail: {
        title: 'Email',
        subjects: 'everyone who gets an email',
        seenBy: 'the recipient; technical administrators see the address of mail that did not arrive',
      },
      accountability: { title: 'Audit log', subjects: 'everyone with an account, as a number', seenBy: 'technical administrators' },
    },
    dpia: {
      title: 'Input for a DPIA',
      intro: [
        'Facts about the software for a data protection impact assessment (GDPR article 35). The assessment itself is for the organisation that runs the site.',
      ],
      description: 'What the site does',
      descriptionText: [
        'Companies prepare for doing business in China. People read lessons, play situations, take quizzes and work through checklists. A company gets a certificate when its participants have finished. The province sees which companies are ready and publishes counts.',
        'Reading needs no account; then nothing of the reader is kept.',
      ],
      everyColumn: 'All data about people',
      columnHeads: ['Table', 'Item', 'Kind'],
      classes: { personal: 'personal data', linked: 'number of a person', withheld: 'secret or hash; never handed out' },
      necessity: 'Necessity and proportionality',
      necessityText: [
        'The site asks for a name, an email address and data of the company. It does not ask for participants’ nationality, passport, date of birth or telephone number. Special categories of data are not asked.',
        'People can take part without anyone else seeing their answers or scores. The province sees a company’s status, and nothing of a person.',
        'Published figures rest on at least five companies. What could be worked out from them is left out too.',
        'No decisions with legal effect are made automatically. A quiz is marked automatically and can be taken again.',
      ],
      rights: 'Rights of data subjects',
      rightsText: [
        'Access and portability: `/account/data` gives everything as a readable file and as JSON, put together from the descriptions in the schema.',
        'Rectification: name and language in the settings; a new email address after confirmation.',
        'Erasure: `/account/data/erase` first says what goes and what stays. Certificates and figures stay, without names.',
        'Restriction and objection: on request, by hand.',
      ],
      risks: 'Risks, and what was done about them',
      riskHeads: ['Risk', 'Measure'],
      riskRows: [
        [
          'It becomes known who is preparing a trip.',
          'No request to other sites; forms don’t reveal whether an address has an account; missions show visitors no companies.',
        ],
        ['Weak spots of a company become visible.', 'Checklists are for the company alone; emails only say that something is due.'],
        ['A superior or officer sees scores.', 'Answers, scores and choices are for the person alone; tests guard that.'],
        ['Somebody gets in with a stolen password.', 'Second proof, limit on tries, list of sessions, notice of every change.'],
        [
          'The database leaks.',
          'No usable sessions, links or passwords; secrets sealed with a key outside it; short retention. Names, email addresses and progress are readable in it.',
        ],
        [
          'A list of participants holds people who asked for nothing.',
          'The list serves the invitation alone and goes 30 days after the return; the invitation names the province.',
        ],
        ['Free text names people (a reason, note or message).', 'Limited in length; an erasure does not search such text.'],
        ['An erased person remains in a backup copy.', 'Retention of backups: _to be filled in_. After restoring one: repeat the erasures that the log names.'],
      ],
      open: 'What the organisation still decides',
      openItems: [
        'The legal ground of each processing.',
        'Processing agreements with hosting and mail.',
        'How long the log stays. The software doesn’t delete it; it holds numbers only.',
        'Whether 24 months without use is the right term for an account.',
        'Whether sole traders need another treatment in certificates: the company’s name can be a person’s.',
      ],
    },
  },
};
