export const it = {
  title: "Banco",
  heading: (space: string) => `Banco di ${space}`,
  what: {
    title: "Cosa",
    kind: "Tipo di posto",
    period: "Periodo",
    today: "Oggi",
    month: "Un mese",
    until: (date: string) => `fino al ${date}`,
    other: "Altre date",
    from: "Dal giorno",
    to: "Al giorno",
    price: "Prezzo",
    fromList: (price: string) => `Dal tuo listino: ${price}. Puoi abbassarlo, non alzarlo.`,
    notInList: "Non è nel tuo listino per questo periodo: scrivi il prezzo che applichi.",
    priceMissing: "Scrivi il prezzo in euro, per esempio 18,00.",
    priceAbove: (price: string) => `Il prezzo supera il tuo listino: al massimo ${price}.`,
    datesWrong: "La data di fine viene prima di quella d'inizio.",
    mode: "Quando incassi",
    captureNow: "Conferma subito",
    captureNowNote: "Il buono paga adesso.",
    hold: "Blocca e conferma dopo",
    holdNote: "L'importo resta da parte fino a 72 ore.",
    reference: "Riferimento",
    referenceHint: "Serve a ritrovare l'incasso. Puoi usare il numero della tua prenotazione.",
    options: "Altre opzioni",
  },
  kinds: {
    shared_desk: "Posto condiviso",
    reserved_desk: "Posto riservato",
    private_office: "Ufficio privato",
  } as Record<string, string>,
  units: { hour: "l'ora", day: "al giorno", month: "al mese" } as Record<string, string>,
  scan: {
    title: "Codice",
    label: "Codice del buono",
    hint: "Scrivi il codice o leggilo con il lettore. Maiuscole e spazi non contano.",
    check: "Controlla il codice",
    missing: "Scrivi il codice che la persona ti mostra.",
    waiting: "In attesa del codice",
    checking: "Controllo il codice…",
  },
  verdict: {
    payable: "Si può",
    payableText: (voucher: string, coworker: string) =>
      `Il buono paga ${voucher}, la persona paga ${coworker}.`,
    payableAll: (voucher: string) => `Il buono paga tutto: ${voucher}.`,
    left: (amount: string) => `Dopo questo incasso restano ${amount} sul buono.`,
    confirm: (amount: string) => `Conferma ${amount}`,
    confirmHold: (amount: string) => `Blocca ${amount}`,
    cancel: "Annulla",
    seconds: (count: number) => `Il codice vale ancora ${count} secondi`,
    refused: "Non si può",
    again: "Riprova con un altro codice",
    change: "Correggi e riprova",
    sending: "Incasso in corso…",
    checking: "Stiamo verificando se è andata a buon fine…",
    checkingText:
      "La risposta non è arrivata. Ripetiamo la stessa richiesta: il buono non paga due volte.",
    done: "Fatto",
    doneText: (voucher: string) => `${voucher} pagati con il buono.`,
    held: "Bloccato",
    heldText: (voucher: string, until: string) => `${voucher} bloccati fino a ${until}.`,
    askPerson: (coworker: string) => `La persona ti paga ${coworker}.`,
    nothingFromPerson: "La persona non deve pagare altro.",
    reference: "Riferimento",
    cup: "CUP da riportare in fattura",
    next: "Prossimo",
    undo: "Annulla l'incasso",
    notDone: "L'incasso non è avvenuto",
    notDoneText: "Non risulta nulla con questo riferimento. Chiedi un codice nuovo e ripeti.",
    unknown: "Non riusciamo a saperlo adesso",
    unknownText:
      "Controlla la connessione. Il riferimento resta lo stesso, quindi il buono non può pagare due volte.",
    verify: "Verifica di nuovo",
  },
  refusals: {
    presentation_invalid: () => "Codice non valido o già usato. Chiedi di mostrarne uno nuovo.",
    expired_here: () => "Il codice è scaduto: chiedi di mostrarne un altro.",
    voucher_not_active: () =>
      "Questo buono oggi non si può usare. La persona trova il motivo nella sua area personale.",
    voucher_suspended: () =>
      "Questo buono oggi non si può usare. La persona trova il motivo nella sua area personale.",
    voucher_expired: () =>
      "Questo buono oggi non si può usare. La persona trova il motivo nella sua area personale.",
    voucher_exhausted: () => "Il buono è finito.",
    below_minimum: (x) =>
      `L'importo è sotto il minimo del bando${x.amount ? ` (${x.amount})` : ""}.`,
    monthly_cap_reached: (x) =>
      `Tetto del mese raggiunto${x.from ? `: il buono può pagare ancora dal ${x.from}` : ""}.`,
    space_not_accredited: (x) =>
      `Il tuo spazio oggi non può accettare buoni. Chiama l'ufficio${x.phone ? `: ${x.phone}` : ""}.`,
    space_suspended: (x) =>
      `Il tuo spazio oggi non può accettare buoni. Chiama l'ufficio${x.phone ? `: ${x.phone}` : ""}.`,
    desk_kind_not_covered: () => "Il bando non copre questo tipo di posto. Scegline un altro.",
    price_above_list: (x) => `Il prezzo supera il tuo listino${x.amount ? ` (${x.amount})` : ""}.`,
    outside_validity: (x) =>
      `Le date escono dalla validità${x.from && x.to ? ` (${x.from}–${x.to})` : ""}.`,
    period_overlap: () => "In quei giorni c'è già un altro utilizzo.",
    capacity_exceeded: () => "Hai già registrato tutti i posti di quel giorno.",
    amount_exceeds_hold: () => "L'importo supera quello bloccato.",
    hold_expired: () => "Il blocco è scaduto: ripeti con un codice nuovo.",
    already_captured: (x) => `Già fatto${x.time ? ` alle ${x.time}` : ""}.`,
    already_released: (x) => `Già fatto${x.time ? ` alle ${x.time}` : ""}.`,
    reversal_exceeds_captured: (x) =>
      `Puoi stornare al massimo ${x.amount ?? "l'importo confermato"}.`,
    already_claimed: () => "È in una richiesta di pagamento: lo storno andrà nella prossima.",
    external_reference_used: (x) =>
      `Riferimento già usato${x.from ? ` il ${x.from}` : ""}: cambia il riferimento o guarda quell'utilizzo.`,
  } as Record<
    string,
    (facts: {
      amount?: string;
      from?: string;
      to?: string;
      time?: string;
      phone?: string;
    }) => string
  >,
  refusedOther: (detail: string) => `Il servizio ha rifiutato l'incasso. ${detail}`,
  day: {
    title: "Oggi",
    caption: "Incassi di oggi",
    empty: "Gli incassi di oggi appariranno qui.",
    time: "Ora",
    kind: "Posto",
    price: "Prezzo",
    share: "Buono",
    state: "Stato",
    ofPrice: (price: string) => `su ${price}`,
    actions: "Azioni",
    total: (count: number) => (count === 1 ? "1 incasso" : `${count} incassi`),
    totals: (captured: string, held: string) => `Pagato con i buoni ${captured}, bloccato ${held}.`,
    undo: "Annulla",
    undoLabel: (time: string, amount: string) => `Annulla l'incasso delle ${time} da ${amount}`,
    capture: "Conferma",
    captureLabel: (time: string, amount: string) => `Conferma il blocco delle ${time} da ${amount}`,
    release: "Libera",
    releaseLabel: (time: string, amount: string) => `Libera il blocco delle ${time} da ${amount}`,
    close: "Chiudi la giornata",
  },
  undoing: {
    title: "Annulla l'incasso",
    text: (amount: string) =>
      `Restituiamo ${amount} al buono. Se la persona ti ha pagato la sua parte, rendigliela tu.`,
    reason: "Motivo",
    reasonHint: "Lo leggono il tuo spazio e l'ufficio.",
    reasonMissing: "Scrivi perché annulli l'incasso.",
    presets: ["Prezzo sbagliato", "Date sbagliate", "La persona ha rinunciato"],
    confirm: (amount: string) => `Restituisci ${amount}`,
    done: (amount: string) => `Fatto: ${amount} restituiti al buono.`,
    captured: (amount: string) => `Fatto: ${amount} confermati.`,
    released: (amount: string) => `Fatto: ${amount} tornati disponibili sul buono.`,
  },
  statement: {
    title: (date: string) => `Chiusura del ${date}`,
    text: "È l'elenco che l'ufficio vede. Il codice in fondo prova che nessuna riga è cambiata.",
    count: "Righe",
    captured: "Pagato con i buoni",
    reversed: "Stornato",
    net: "A carico dei buoni",
    hash: "Codice di controllo (SHA-256)",
    loading: "Preparo la chiusura…",
    day: "Giorno",
  },
  test: {
    title: "Modalità prova",
    text: "Stai usando un codice di prova: non si muove denaro.",
  },
  offline:
    "Sei senza connessione: gli incassi sono fermi. Riprendono da soli quando torna la linea.",
  closed: {
    title: "Il tuo spazio oggi non può accettare buoni",
    text: (status: string) =>
      `Stato nell'elenco: ${status}. Chiama l'ufficio per sapere come riprendere.`,
    phone: (number: string) => `Chiama il ${number}`,
  },
  ready: "Pronto per il prossimo codice.",
  keys: "Con la tastiera: scrivi il codice, Invio per controllare, Invio per confermare.",
};

export type DeskTexts = typeof it;
