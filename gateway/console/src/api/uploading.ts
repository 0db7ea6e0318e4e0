/**
 * Sends a request as fetch does, and tells how much of its body has left; fetch itself does not say. Browsers send
 * cookies with it as with every call to the same origin.
 *
 * @param sent told a share between 0 and 1
 */
export function uploading(sent: (share: number) => void, stop?: AbortSignal): (request: Request) => Promise<Response> {
  return async (request) => {
    const body = await request.blob();
    return new Promise((answered, failed) => {
      const call = new XMLHttpRequest();
      call.open(request.method, request.url);
      request.headers.forEach((value, name) => call.setRequestHeader(name, value));
      call.upload.onprogress = (event) => event.lengthComputable && sent(event.loaded / event.total);
      call.onload = () => answered(new Response(call.responseText || null, { status: call.status, headers: { 'Content-Type': call.getResponseHeader('Content-Type') ?? '' } }));
      call.onerror = () => failed(new TypeError('Failed to fetch'));
      call.onabort = () => failed(new DOMException('stopped', 'AbortError'));
      stop?.addEventListener('abort', () => call.abort(), { once: true });
      call.send(body);
    });
  };
}
