-- What customers read inside our product: one row for each in-app message that was sent.

create table inbox_notice (
    -- Message-ID of the touch: stored twice is stored once
    id           text primary key,
    account      text not null references account on delete cascade,
    -- e-mail address of the contact, in lower case
    recipient    text not null,
    subject      text not null,
    html         text not null,
    text         text not null,
    at           timestamptz not null,
    read_at      timestamptz,
    dismissed_at timestamptz,
    recorded_at  timestamptz not null default clock_timestamp()
);
create index inbox_notice_reader on inbox_notice (account, recipient, at desc, id) where dismissed_at is null;
