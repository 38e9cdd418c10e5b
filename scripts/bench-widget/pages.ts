/** Plain pages that embed each widget the way its documentation says, with nothing to talk to. */
export const otherPages: Readonly<Record<string, string>> = {
  '/deep-chat.html': `<!doctype html><html lang="en"><title>Deep Chat</title>
    <script type="module" src="/deep-chat/dist/deepChat.js"></script>
    <deep-chat demo="true"></deep-chat>`,
  '/web-chat.html': `<!doctype html><html lang="en"><title>Web Chat</title>
    <script src="/botframework-webchat/dist/webchat.js"></script>
    <div id="chat"></div>
    <script>
      const none = { subscribe: () => ({ unsubscribe() {} }) };
      const connectionStatus$ = { subscribe: (next) => { (next.next ?? next)(2); return { unsubscribe() {} }; } };
      WebChat.renderWebChat({ directLine: { activity$: none, connectionStatus$, postActivity: () => none, end() {} } }, document.getElementById('chat'));
    </script>`,
};

/** Where a visitor can write, by page. */
export const inputs: Readonly<Record<string, string>> = {
  '/deep-chat.html': 'deep-chat #text-input',
  '/web-chat.html': '[data-id="webchat-sendbox-input"], .webchat__send-box-text-box__input',
};

/** A page with nothing on it but our chat. */
export function ourPage(server: string, language = 'de'): string {
  return `<!doctype html><html lang="de"><title>Seite</title><link rel="icon" href="data:,">
    <script type="module" src="${server}hannover-chat.js"></script><hannover-chat language="${language}"></hannover-chat>`;
}
