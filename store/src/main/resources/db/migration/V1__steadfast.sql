-- Every instant named `at` is business time (wall clock plus the offset of the account's test clock);
-- every `recorded_at` is the wall clock. SQL's now() is never business time.

create table test_clock (
    id         text primary key,
    offset_ms  bigint not null default 0
);

create table clock_advance (
    id           bigint generated always as identity primary key,
    clock        text not null references test_clock,
    started_from timestamptz not null,
    target       timestamptz not null,
    state        text not null check (state in ('running', 'done', 'failed')),
    performed    int not null default 0,
    message      text,
    recorded_at  timestamptz not null default clock_timestamp()
);
create unique index clock_advance_one_running on clock_advance (clock) where state = 'running';

create table setting (
    name        text primary key,
    value       text not null,
    changed_by  text not null,
    recorded_at timestamptz not null default clock_timestamp()
);

create table account (
    id             text primary key,
    name           text not null,
    domain         text,
    segment        text,
    arr            numeric(18, 2),
    currency       text,
    owner_email    text,
    manager_email  text,
    time_zone      text,
    locale         text,
    country        text,
    status         text not null default 'active',
    contract_start date,
    renewal_date   date,
    custom         jsonb not null default '{}',
    clock          text references test_clock,
    recorded_at    timestamptz not null default clock_timestamp(),
    changed_at     timestamptz not null default clock_timestamp()
);
create index account_owner on account (owner_email, id);
create index account_name on account (lower(name), id);

create table contact (
    account  text not null references account on delete cascade,
    position int not null,
    name     text,
    email    text,
    phone    text,
    role     text not null,
    primary key (account, position)
);
create unique index contact_email on contact (account, lower(email)) where email is not null;

create table playbook_version (
    name         text not null,
    version      int not null,
    hash         text not null,
    source       text not null,
    templates    jsonb not null default '{}',
    published_by text not null,
    recorded_at  timestamptz not null default clock_timestamp(),
    primary key (name, version),
    unique (name, hash)
);

create table enrolment (
    id                text primary key,
    account           text not null references account,
    playbook          text not null,
    version           int not null,
    key               text,
    workflow_id       text not null,
    anchor            timestamptz not null,
    enrolled_at       timestamptz not null,
    -- what readers ask for; always written together with the checkpoint
    state             text not null check (state in ('active', 'waiting', 'paused', 'finished')),
    outcome           text,
    goal_at           timestamptz,
    next_step         text,
    next_kind         text,
    next_at           timestamptz,
    held              boolean not null default false,
    finished_at       timestamptz,
    checkpoint        jsonb not null,
    turn              int not null default 0,
    last_result       jsonb,
    -- fencing
    epoch             int not null default 1,
    started_epoch     int not null default 0,
    engine            text,
    -- delivery
    last_seq          bigint not null default 0,
    dispatch_at       timestamptz,
    dispatch_attempts int not null default 0,
    dispatch_error    text,
    clock             text references test_clock,
    recorded_at       timestamptz not null default clock_timestamp(),
    foreign key (playbook, version) references playbook_version (name, version)
);
create unique index enrolment_one_open on enrolment (account, playbook, coalesce(key, '')) where state <> 'finished';
create index enrolment_account on enrolment (account);
create index enrolment_dispatch on enrolment (dispatch_at) where dispatch_at is not null;
create index enrolment_clock on enrolment (clock, next_at) where state <> 'finished' and clock is not null;

create table input (
    enrolment    text not null references enrolment on delete cascade,
    seq          bigint not null,
    id           text not null,
    category     text not null check (category in ('event', 'command')),
    type         text not null,
    payload      jsonb not null,
    by           text not null,
    note         text,
    at           timestamptz not null,
    recorded_at  timestamptz not null default clock_timestamp(),
    delivered_at timestamptz,
    outcome      text check (outcome in ('applied', 'refused', 'late')),
    reason       text,
    primary key (enrolment, seq),
    unique (enrolment, id)
);
create index input_undelivered on input (enrolment, seq) where delivered_at is null;
create index input_id on input (id);

create table event (
    id          text primary key,
    type        text not null,
    account     text not null,
    at          timestamptz not null,
    data        jsonb not null default '{}',
    state       text not null check (state in ('accepted', 'quarantined')),
    recorded_at timestamptz not null default clock_timestamp()
);
create index event_account on event (account, type, at);

-- The touch ledger: at most one message for each row, claimed before it is sent.
create table touch (
    enrolment   text not null references enrolment,
    step        text not null,
    occurrence  int not null,
    slot        int not null,
    account     text not null,
    channel     text not null,
    recipient   text not null,
    template    text not null,
    state       text not null check (state in ('sending', 'sent', 'failed', 'uncertain', 'parked')),
    token       text not null,
    deadline    timestamptz not null,
    failures    int not null default 0,
    message_id  text not null,
    answer      text,
    at          timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (enrolment, step, occurrence, slot)
);
create index touch_account on touch (account, at);

create table task (
    id           text primary key,
    account      text not null references account,
    enrolment    text references enrolment,
    step         text,
    occurrence   int,
    title        text not null,
    assignee     text not null,
    due          timestamptz,
    snoozed_until timestamptz,
    state        text not null check (state in ('open', 'snoozed', 'done', 'cancelled')),
    waits        boolean not null default false,
    outcomes     text[] not null default '{}',
    outcome      text,
    note         text,
    closed_by    text,
    closed_at    timestamptz,
    at           timestamptz not null,
    recorded_at  timestamptz not null default clock_timestamp(),
    unique (enrolment, step, occurrence)
);
create index task_assignee on task (assignee, state, due);
create index task_account on task (account);

create table milestone (
    enrolment  text not null references enrolment,
    step       text not null,
    account    text not null,
    name       text not null,
    evidence   text not null,
    target     timestamptz not null,
    reached_at timestamptz,
    primary key (enrolment, step)
);
create index milestone_evidence on milestone (account, evidence) where reached_at is null;

-- What happened, for people: one line for each thing that was done, skipped, deferred, held, parked or commanded.
create table journal (
    id          bigint generated always as identity primary key,
    account     text not null,
    enrolment   text,
    playbook    text,
    step        text,
    kind        text not null,
    outcome     text not null,
    reason      text,
    recipient   text,
    by          text not null,
    at          timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp()
);
create index journal_account on journal (account, at, id);

create table import_job (
    id          text primary key,
    file_name   text,
    mode        text not null,
    dry_run     boolean not null,
    state       text not null check (state in ('running', 'done', 'refused', 'failed')),
    lines       bigint not null default 0,
    lines_total bigint not null default 0,
    result      jsonb,
    message     text,
    by          text not null,
    recorded_at timestamptz not null default clock_timestamp(),
    finished_at timestamptz
);
