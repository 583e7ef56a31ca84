-- What other systems call an account.
create table external_id (
    system      text not null,
    id          text not null,
    account     text not null references account on delete cascade,
    -- a person, or the event that taught it
    by          text not null,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (system, id)
);
create index external_id_account on external_id (account);
create index account_domain on account (domain) where domain is not null;
create index contact_address on contact (lower(email)) where email is not null;

-- Events whose account is not known wait, in the order of `number`.
alter table event
    add column number     bigint generated always as identity,
    -- how the sender called the account, in the order in which the names are tried; only of those that waited
    add column names      text[],
    -- whether these names mean the same customer, so that one that is known teaches the others
    add column introduces boolean not null default false,
    -- of the past: counts in facts, begins nothing
    add column history    boolean not null default false,
    add column settled_by text,
    add column settled_because text,
    add column settled_at timestamptz,
    drop constraint event_state_check,
    add constraint event_state_check check (state in ('accepted', 'quarantined', 'discarded'));
create index event_waiting on event (number) where state = 'quarantined';
create index event_waiting_names on event using gin (names) where state = 'quarantined';

-- What events have told of accounts: a row for each user, feature, ticket and invoice, and one for each kind (item '')
-- that says when it was last heard of.
create table signal (
    account text not null references account on delete cascade,
    kind    text not null,
    item    text not null,
    at      timestamptz not null,
    -- of tickets and invoices
    open    boolean,
    label   text,
    primary key (account, kind, item)
);
