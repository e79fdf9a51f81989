"""llama.cpp's own HTTP server, out of the wheel xllamacpp.

GGUF=model.gguf PORT=18081 [EMBEDDING=1] python serve.py
Ends when its standard input does, on SIGTERM, and after 15 minutes at the latest.
"""
import os
import sys
import threading

import xllamacpp as xlc

threading.Timer(900, lambda: os._exit(3)).start()

p = xlc.CommonParams()
p.model.path = os.environ["GGUF"]
p.n_ctx, p.n_parallel = 4096, 2
p.cpuparams.n_threads = p.cpuparams_batch.n_threads = 1
p.hostnames, p.port = ["127.0.0.1"], int(os.environ["PORT"])
p.api_keys, p.model_alias = ["sk-test"], {"smollm2"}
p.use_jinja = True
if os.environ.get("EMBEDDING"):
    p.embedding = True
    p.pooling_type = xlc.llama_pooling_type.LLAMA_POOLING_TYPE_MEAN
server = xlc.Server(p)
print("READY", server.listening_address, flush=True)
sys.stdin.read()
os._exit(0)
