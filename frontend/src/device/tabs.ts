/** What the tabs of one browser tell each other. No words: only that something has changed, or that someone has gone. */
export type News =
  /** What is kept under a name has changed; `sent`: what the server has of it, too. */
  | { about: 'kept'; name: string; sent: boolean }
  /** Someone signed out, left the page or signed in as another: nothing of theirs may stay in any tab. */
  | { about: 'gone'; to: string }

const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('tend')

export function tell(news: News): void {
  channel?.postMessage(news)
}

export function listen(hear: (news: News) => void): void {
  channel?.addEventListener('message', (event: MessageEvent<News>) => hear(event.data))
}
