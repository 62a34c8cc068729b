"""Receives the webhooks of a status page (dialects `standard` and `cloudevents`).

Needs nothing but Python 3.9:

    WEBHOOK_SECRET=whsec_… PORT=9000 python3 receiver.py
"""

import base64
import hashlib
import hmac
import json
import os
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# How far the clock of the sender may be from ours, in seconds: what is older may be a replay.
TOLERANCE = 5 * 60

# More than any message of a status page has.
MOST_BYTES = 64 * 1024


def is_signed(body, headers, key):
    """Checks a message by Standard Webhooks 1.0; `body` are the bytes as they came."""
    message_id = headers.get("webhook-id", "")
    timestamp = headers.get("webhook-timestamp", "")
    if not timestamp.isdecimal() or abs(time.time() - int(timestamp)) > TOLERANCE:
        return False
    content = f"{message_id}.{timestamp}.".encode() + body
    right = "v1," + base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
    # While the secret is being changed there are two signatures, and one of them is for us.
    given = headers.get("webhook-signature", "").split(" ")
    return any(hmac.compare_digest(right.encode(), one.encode()) for one in given)


def receiver(port, secret, handle):
    """A server that hands each event on once, and answers before that is done."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    # Keep this where it outlives a restart, such as a table with the id as its key.
    seen = set()
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        # A connection that never says anything is given up.
        timeout = 30

        def do_POST(self):
            length = self.headers.get("content-length", "")
            if not length.isdecimal() or int(length) > MOST_BYTES:
                return self.answer(413)
            body = self.rfile.read(int(length))
            if not is_signed(body, self.headers, key):
                return self.answer(401)
            self.answer(204)
            message_id = self.headers["webhook-id"]
            with lock:
                if message_id in seen:
                    return
                seen.add(message_id)
            message = json.loads(body)
            # A CloudEvent has the event as its data.
            handle(message["data"] if "specversion" in message else message)

        def answer(self, status):
            self.send_response(status)
            self.send_header("content-length", "0")
            self.end_headers()
            self.wfile.flush()

        def log_message(self, *_):
            pass

    return ThreadingHTTPServer(("127.0.0.1", port), Handler)


if __name__ == "__main__":
    server = receiver(
        int(os.environ.get("PORT", "9000")),
        os.environ["WEBHOOK_SECRET"],
        lambda event: print(event["id"], event["type"], event["sequence"], flush=True),
    )
    print("listening on port", server.server_port, flush=True)
    server.serve_forever()
