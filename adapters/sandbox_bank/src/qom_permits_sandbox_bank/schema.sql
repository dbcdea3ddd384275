CREATE TABLE secret (
    key BLOB NOT NULL CHECK (length(key) = 32)
) STRICT

CREATE TABLE payments (
    serial INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    merchant TEXT NOT NULL,
    order_id TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0),
    return_url TEXT NOT NULL,
    description TEXT NOT NULL,
    pay_until TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'paid', 'cancelled', 'settled')),
    UNIQUE (merchant, order_id)
) STRICT

CREATE TABLE moves (
    number INTEGER PRIMARY KEY,
    reference TEXT NOT NULL REFERENCES payments (reference),
    kind TEXT NOT NULL CHECK (kind IN ('credit', 'refund')),
    amount INTEGER NOT NULL CHECK (amount > 0),
    key TEXT NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (kind, key)
) STRICT

CREATE TABLE mishaps (
    reference TEXT NOT NULL REFERENCES payments (reference),
    mishap TEXT NOT NULL,
    times INTEGER NOT NULL CHECK (times > 0),
    PRIMARY KEY (reference, mishap)
) STRICT
