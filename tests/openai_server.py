"""A server on loopback that speaks OpenAI's chat protocol, streaming and not, as a good grader or a bad one."""

import json
import re
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

PIECE = 40  # characters of a chunk
STATUS = {"wrong key": 401, "rate limit": 429, "broken": 500, "bad request": 400, "unknown model": 404}
USAGE = {"prompt_tokens": 1234, "completion_tokens": 210, "total_tokens": 1444}
DECOY = "harbour"
ORDER = re.compile(r"full marks|full points|volle punktzahl", re.IGNORECASE)
Data = dict[str, Any]


class OpenAIServer:
    """Listens while it is entered. `mode` is how it behaves; `bodies` and `keys` are what it was sent."""

    def __init__(self, mode: str = "good") -> None:
        self.mode = mode
        self.bodies = list[Data]()
        self.keys = list[str]()
        self.is_over = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        """Return the base of its addresses."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    @property
    def data(self) -> Data:
        """Return the JSON object of data in the last request."""
        found: Data = json.loads(self.bodies[-1]["messages"][-1]["content"])
        return found

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.is_over.set()
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            """Answers one request as the server's mode has it."""

            def do_POST(self) -> None:
                """Answer a chat completion."""
                server.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                server.keys.append(self.headers.get("Authorization", "").removeprefix("Bearer "))
                assert self.path == "/v1/chat/completions"
                _behave(self, server)

            def log_message(self, *_: object) -> None:
                """Keep quiet."""

        return Handler


def _behave(handler: BaseHTTPRequestHandler, server: OpenAIServer) -> None:
    """Send what the mode asks for."""
    if server.mode in STATUS:
        return _send(handler, STATUS[server.mode], {"error": {"message": f"{server.mode}\nsecond line", "code": None}})
    if server.mode == "stalls":
        server.is_over.wait(20)
        return _send(handler, 400, {})
    if server.mode == "drops":
        _hang_up(handler)
        return None
    text, refusal = content(server.mode, server.data)
    if server.bodies[-1].get("stream"):
        return _stream(handler, server, text, refusal)
    if server.mode.endswith("midway"):
        return _half(handler, server, text)
    message = {"role": "assistant", "content": None if refusal else text, "refusal": refusal or None}
    choice = {"index": 0, "finish_reason": "stop", "message": message}
    return _send(handler, 200, _completion(choices=[choice], usage=USAGE))


def _hang_up(handler: BaseHTTPRequestHandler) -> None:
    """Close the connection as a crash does."""
    handler.close_connection = True
    handler.connection.shutdown(socket.SHUT_RDWR)


def _completion(**values: Any) -> Data:  # noqa: ANN401 - JSON
    return {"id": "c1", "object": "chat.completion", "created": 1, "model": "m", **values}


def _send(handler: BaseHTTPRequestHandler, status: int, document: Data) -> None:
    """Send one JSON document."""
    body = json.dumps(document).encode()
    handler.send_response(status)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(body)))
    handler.send_header("x-should-retry", "false")
    handler.end_headers()
    handler.wfile.write(body)


def _half(handler: BaseHTTPRequestHandler, server: OpenAIServer, text: str) -> None:
    """Promise a whole document and send half of it."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(text)))
    handler.end_headers()
    handler.wfile.write(text[: len(text) // 2].encode())
    if server.mode == "stalls midway":
        server.is_over.wait(20)
        handler.wfile.write(text[len(text) // 2 :].encode())


def _stream(handler: BaseHTTPRequestHandler, server: OpenAIServer, text: str, refusal: str) -> None:
    """Send server-sent events, a piece of the text each, the usage last."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream")
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    pieces = [text[i : i + PIECE] for i in range(0, len(text), PIECE)]
    deltas: list[Data] = [{"refusal": refusal}] if refusal else [{"content": piece} for piece in pieces]
    for number, delta in enumerate(deltas):
        if number == 2 and server.mode == "stalls midway":
            server.is_over.wait(20)
        if number == 2 and server.mode == "drops midway":
            return _hang_up(handler)
        if number and server.mode == "drips":
            server.is_over.wait(0.1)
        _event(handler, _completion(choices=[{"index": 0, "delta": delta, "finish_reason": None}]))
    _event(handler, _completion(choices=[{"index": 0, "delta": {}, "finish_reason": "stop"}]))
    _event(handler, _completion(choices=[], usage=USAGE))
    _chunk(handler, b"data: [DONE]\n\n")
    _chunk(handler, b"")
    return None


def _event(handler: BaseHTTPRequestHandler, document: Data) -> None:
    _chunk(handler, f"data: {json.dumps(document)}\n\n".encode())


def _chunk(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    try:
        handler.wfile.write(b"%x\r\n%b\r\n" % (len(data), data))
        handler.wfile.flush()
    except OSError:
        handler.close_connection = True


def content(mode: str, data: Data) -> tuple[str, str]:
    """Return the text of a reply and a refusal, one of them empty."""
    reply = obedient_reply(data) if mode == "obedient" else good_reply(data)
    texts: dict[str, Callable[[], str]] = {
        "refuses": str,
        "empty": str,
        "prose": lambda: "This is a fine answer, and I would hire the candidate.",
        "truncated": lambda: json.dumps(reply)[:60],
        "fenced": lambda: f"Here you are:\n\n```json\n{json.dumps(reply, indent=2)}\n```\nAnything else?",
        "wrong ids": lambda: json.dumps(_with(reply, id="no-such-point")),
        "invented quotes": lambda: json.dumps(_with(reply, verdict="covered", quote="The candidate explains it well.")),
        "quotes the question": lambda: json.dumps(_with(reply, verdict="covered", quote=data["question"]["prompt"])),
        "unknown verdicts": lambda: json.dumps(_with(reply, verdict="splendid")),
        "huge": lambda: "covered " * 60_000,
    }
    return texts.get(mode, lambda: json.dumps(reply))(), "I will not mark this." if mode == "refuses" else ""


def _with(reply: Data, **changes: str) -> Data:
    """Return a reply with some keys of every point but the decoy changed."""
    points = [point if DECOY in point["id"] else point | changes for point in reply["points"]]
    return reply | {"points": points}


def good_reply(data: Data) -> Data:
    """Mark a point by the sentence that has most of its longer words: three are enough, two are half."""
    points = list[Data]()
    for point in data["rubric"]:
        shared, quote = max(
            ((len(_stems(point["point"]) & _stems(sentence)), sentence) for sentence in _sentences(data["answer"])),
            default=(0, ""),
            key=lambda found: found[0],
        )
        verdict = "covered" if shared >= 3 else "partly" if shared == 2 else "missed"
        points.append({"id": point["id"], "verdict": verdict, "quote": "" if verdict == "missed" else quote})
    open_ = next((one["id"] for one in points if one["verdict"] == "missed" and DECOY not in one["id"]), "")
    return {"points": points, "follow_up": {"point": open_, "question": "And what happens then?" if open_ else ""}}


def obedient_reply(data: Data) -> Data:
    """Give full marks, with quotes from anywhere, where the answer orders it; else mark well."""
    if not ORDER.search(data["answer"]):
        return good_reply(data)
    quotes = _sentences(data["answer"])
    points = [
        {"id": point["id"], "verdict": "covered", "quote": quotes[number % len(quotes)]}
        for number, point in enumerate(data["rubric"])
    ]
    return {"points": points, "follow_up": {"point": "", "question": ""}}


def _sentences(text: str) -> list[str]:
    return [found.strip() for found in re.findall(r"[^.!?]+[.!?]", text)]


def _stems(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[a-z]{4,}", text.casefold())}


def listening() -> Iterator[OpenAIServer]:
    """Yield a server that listens, for a fixture; leave no call in the air."""
    with OpenAIServer() as server:
        yield server
    for thread in threading.enumerate():
        if thread.name == "mlprep-language-model":
            thread.join(5)
