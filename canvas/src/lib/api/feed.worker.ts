/** The shared worker: every tab is a port. */
import { SharedStreams, type Listener, type Word } from './share';
import { openStream } from './stream';

const streams = new SharedStreams(openStream);

interface Connecting extends Event {
  ports: readonly MessagePort[];
}

addEventListener('connect', (event) => {
  const port = (event as Connecting).ports[0];
  if (!port) return;
  const listener: Listener = { tell: (told) => port.postMessage(told) };
  port.onmessage = (message: MessageEvent<Word>) => streams.hear(listener, message.data);
});
