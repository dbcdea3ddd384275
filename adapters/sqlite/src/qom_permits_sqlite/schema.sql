-- What a store keeps. Statements are parted by blank lines; every table is STRICT, and instants are UTC text.

-- The journal. A record's place in the feed is its row id, so that the feed is dense and read in file order.
CREATE TABLE records (
    position    INTEGER PRIMARY KEY,
    case_id     TEXT NOT NULL,
    number      INTEGER NOT NULL,
    at          TEXT NOT NULL,
    by          TEXT NOT NULL,
    portal      TEXT NOT NULL,
    command_id  TEXT NOT NULL,
    kind        TEXT NOT NULL,
    payload     BLOB NOT NULL,
    digest      TEXT NOT NULL,
    chain       TEXT NOT NULL,
    UNIQUE (case_id, number)
) STRICT;

CREATE TRIGGER records_stay BEFORE UPDATE ON records
BEGIN SELECT RAISE(ABORT, 'a record is never changed'); END;

CREATE TRIGGER records_remain BEFORE DELETE ON records
BEGIN SELECT RAISE(ABORT, 'a record is never removed'); END;

-- Keys that one batch took for ever.
CREATE TABLE claims (
    key      TEXT PRIMARY KEY NOT NULL,
    asked    TEXT NOT NULL,
    case_id  TEXT NOT NULL,
    first    INTEGER NOT NULL,
    last     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER claims_stay BEFORE UPDATE ON claims
BEGIN SELECT RAISE(ABORT, 'a claim is never changed'); END;

CREATE TRIGGER claims_remain BEFORE DELETE ON claims
BEGIN SELECT RAISE(ABORT, 'a claim is never removed'); END;

-- Where the cases stand; owners is a JSON list, and the table of that name is for searching.
CREATE TABLE cases (
    case_id   TEXT PRIMARY KEY NOT NULL,
    version   INTEGER NOT NULL,
    number    TEXT,
    kind      TEXT NOT NULL,
    stage     TEXT NOT NULL,
    district  TEXT NOT NULL,
    role      TEXT,
    login     TEXT,
    deadline  TEXT,
    owners    TEXT NOT NULL
) STRICT;

CREATE INDEX cases_by_deadline ON cases (deadline IS NULL, deadline, case_id);

CREATE INDEX cases_by_desk ON cases (role, district, deadline IS NULL, deadline, case_id);

CREATE INDEX cases_by_number ON cases (number);

CREATE TABLE owners (
    party    TEXT NOT NULL,
    case_id  TEXT NOT NULL REFERENCES cases (case_id),
    PRIMARY KEY (party, case_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX owners_by_case ON owners (case_id);

-- Letters, in the order they were written; a letter that waits may be taken from not_before on.
CREATE TABLE envelopes (
    place       INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    case_id     TEXT NOT NULL,
    party       TEXT NOT NULL,
    template    TEXT NOT NULL,
    payload     BLOB NOT NULL,
    fate        TEXT NOT NULL CHECK (fate IN ('waiting', 'handed_over', 'buried')),
    tries       INTEGER NOT NULL,
    note        TEXT NOT NULL,
    not_before  TEXT NOT NULL
) STRICT;

CREATE INDEX envelopes_by_case ON envelopes (case_id, place);

CREATE INDEX envelopes_waiting ON envelopes (place) WHERE fate = 'waiting';

-- Personal data, apart from history, so that it can be erased. SQLite moves the beginning of a row from page to
-- page and forgets to wipe where it was, even with secure_delete; the rest of a long row has pages of its own, which
-- are wiped. So a page of zeros goes ahead of the data.
CREATE TABLE parties (
    id     TEXT PRIMARY KEY NOT NULL,
    ahead  BLOB NOT NULL,
    data   BLOB NOT NULL
) STRICT;

-- Numbers drawn: one key, one number.
CREATE TABLE numbers (
    series  TEXT NOT NULL,
    key     TEXT NOT NULL,
    number  INTEGER NOT NULL,
    PRIMARY KEY (series, key),
    UNIQUE (series, number)
) STRICT, WITHOUT ROWID;
