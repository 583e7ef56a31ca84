-- What steps do in other systems: at most one deed for each row, claimed before the call and closed after it.
create table deed (
    enrolment   text not null references enrolment,
    step        text not null,
    occurrence  int not null,
    account     text not null,
    connector   text not null,
    action      text not null,
    -- written out with the first claim: a provider that knows the key refuses other values under it
    details     jsonb not null,
    state       text not null check (state in ('acting', 'limited', 'failed', 'uncertain', 'done', 'parked')),
    token       text not null,
    deadline    timestamptz not null,
    -- wall clock of the first claim: from here on the provider's idempotency window runs
    begun_at    timestamptz not null,
    -- wall clock before which the provider wants to hear nothing
    not_before  timestamptz,
    -- answers that were no success, and calls that never got one
    failures    int not null default 0,
    doubts      int not null default 0,
    external_id text,
    answer      text,
    -- business time of the last claim
    at          timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (enrolment, step, occurrence)
);
create index deed_account on deed (account, at desc);
create index deed_external on deed (connector, external_id) where external_id is not null;

-- The other systems: whether they are set up, how they answer, and the bucket of calls that all workers share.
create table connector (
    name          text primary key,
    kind          text not null,
    configured    boolean not null,
    -- where calls go; never a secret
    place         text,
    -- when the next call may leave: the bucket, as one moment
    next_at       timestamptz,
    -- what the provider asked for with Retry-After
    blocked_until timestamptz,
    rate_left     text,
    last_call_at  timestamptz,
    last_ok_at    timestamptz,
    last_error_at timestamptz,
    last_error    text,
    trial         text,
    trial_by      text,
    trial_at      timestamptz,
    trial_taken   boolean not null default false,
    trial_ok      boolean,
    trial_found   text,
    recorded_at   timestamptz not null default clock_timestamp()
);
