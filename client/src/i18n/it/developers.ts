export const it = {
  title: "Sviluppatori",
  lead: "Collega il tuo gestionale in cinque minuti: la prova usa la stessa API e non muove denaro.",
  path: {
    title: "In cinque minuti",
    steps: [
      "Crea le credenziali di prova in questa pagina.",
      "Chiedi un gettone d'accesso.",
      "Chiedi quanto paga il buono, poi incassa.",
      "Annulla, o controlla la giornata.",
    ],
    credentials: "1. Le tue credenziali",
    token: "2. Il gettone d'accesso (vale 10 minuti)",
    quote: "3. Quanto paga il buono? Non succede nulla",
    redeem: "4. Incassa: la stessa chiave non incassa due volte",
    reverse: "5. Annulla tutto o una parte",
    statement: "6. La giornata, con il codice di controllo",
    placeholders:
      "Le righe sono pronte da copiare una dopo l'altra nello stesso terminale. Prima delle credenziali i valori sono segnaposto.",
    ready:
      "Le righe contengono il tuo client_id: si eseguono così come sono, il segreto lo chiede il terminale.",
  },
  sandbox: {
    title: "Credenziali di prova",
    text: "Ricevi un'applicazione, uno spazio e denaro finto, tutto tuo. Nessuna cifra vera ne è toccata.",
    name: "Nome del tuo sistema",
    nameHint: "Per esempio: Gestionale Isola, prove",
    nameMissing: "Scrivi il nome del tuo sistema.",
    create: "Crea credenziali di prova",
    signIn: "Accedi per creare credenziali",
    signInText: "Le credenziali di prova le crea chi gestisce uno spazio o lavora in un ufficio.",
    notYours:
      "Il ruolo che stai usando non può creare credenziali di prova. Serve chi gestisce uno spazio.",
  },
  secret: {
    title: "Salva il segreto adesso",
    text: "Lo mostriamo una volta sola: dopo la chiusura nessuno può rileggerlo.",
    clientId: "client_id",
    clientSecret: "client_secret",
    spaceId: "space_id",
    scopes: "Permessi",
    saved: "L'ho salvato",
    savedMissing: "Conferma di aver salvato il segreto.",
    close: "Chiudi",
  },
  test: {
    title: "Codici di prova",
    text: "Nella prova questi codici rispondono sempre con il loro caso, quante volte vuoi.",
    code: "Codice",
    answer: "Risposta",
    rows: [
      ["TEST-OK", "Si può pagare"],
      ["TEST-EXPIRED", "Il buono è scaduto"],
      ["TEST-EXHAUSTED", "Il buono è finito"],
      ["TEST-SUSPENDED", "Il buono è sospeso"],
      ["TEST-PRICE", "Il prezzo supera il listino"],
      ["TEST-OVERLAP", "Quei giorni sono già usati"],
      ["TEST-INVALID", "Codice non valido"],
    ] as [string, string][],
  },
  refusals: {
    title: "Codici di rifiuto",
    text: "Il campo `code` è stabile: decidi su quello. Accanto, le parole che il banco legge.",
    caption: "Codici di rifiuto dell'API degli incassi",
    code: "Codice",
    status: "Stato",
    words: "Al banco",
  },
  rules: {
    title: "Tre regole",
    items: [
      "Gli importi sono centesimi interi: 250,00 € è 25000.",
      "Ogni incasso, conferma, rilascio e storno vuole un `Idempotency-Key`. Se la risposta si perde, ripeti con la stessa chiave.",
      "Gli errori sono `application/problem+json`: `code`, `title`, `detail`, `request_id`.",
    ],
  },
  docs: "Documentazione completa dell'API",
  docsText: "Ogni operazione, con i suoi campi e le sue risposte. Funziona anche senza Internet.",
  openapi: "Contratto OpenAPI (JSON)",
};

export type DevelopersTexts = typeof it;
