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
    -- texts by file name, declared types by attribute, queues: what the source names and was read with
    templates    jsonb not null default '{}',
    attributes   jsonb not null default '{}',
    queues       text[] not null default '{}',
    published_by text not null,
    note         text,
    recorded_at  timestamptz not null default clock_timestamp(),
    primary key (name, version),
    unique (name, hash)
);

-- Which version accounts enter, and who said so last.
create table playbook (
    name        text primary key,
    current     int not null,
    retired     boolean not null default false,
    changed_by  text not null,
    note        text,
    recorded_at timestamptz not null default clock_timestamp(),
    foreign key (name, current) references playbook_version (name, version)
);

create table enrolment (
    id                text primary key,
    account           text not null references account,
    playbook          text not null,
    version           int not null,
    key               text,
    workflow_id       text not null,
    anchor            timestamptz not null,
    -- the date of the account that day 0 is counted from, where it is one
    anchor_date       date,
    enrolled_at       timestamptz not null,
    -- a person, an event or a playbook; steadfast where a rule held
    enrolled_by       text not null default 'steadfast',
    -- data of the event that enrolled, where one did
    trigger           jsonb,
    -- the family whose one open run this is; given up when another run takes its place
    family            text,
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
create unique index enrolment_one_of_family on enrolment (account, family)
    where state <> 'finished' and family is not null;
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
create index event_account on event (account, type, at desc);

-- The touch ledger: at most one message for each row, claimed before it is sent. All rows of a step are written with its
-- first claim, so that its recipients stay who they were; planned ones have not been tried yet.
create table touch (
    enrolment   text not null references enrolment,
    step        text not null,
    occurrence  int not null,
    slot        int not null,
    account     text not null,
    channel     text not null,
    -- the step's keyword, which tells a survey from a letter
    kind        text not null,
    purpose     text not null check (purpose in ('lifecycle', 'transactional')),
    recipient   text not null,
    template    text not null,
    state       text not null check (state in ('planned', 'sending', 'sent', 'failed', 'uncertain', 'parked')),
    token       text not null,
    deadline    timestamptz not null,
    failures    int not null default 0,
    message_id  text not null,
    answer      text,
    -- when it was last claimed
    at          timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (enrolment, step, occurrence, slot)
);
create index touch_account on touch (account, recipient, at desc);

create table task (
    id            text primary key,
    account       text not null references account,
    enrolment     text references enrolment,
    kind          text not null default 'task' check (kind in ('task', 'alert', 'escalation', 'approval', 'review')),
    step          text,
    -- which time the step came, and which of the people that it asks or writes to
    occurrence    int not null default 1,
    slot          int not null default 0,
    -- the playbook's word for who is asked to approve
    who           text,
    title         text not null,
    details       text,
    assignee      text not null,
    urgent        boolean not null default false,
    due           timestamptz,
    snoozed_until timestamptz,
    state         text not null check (state in ('open', 'snoozed', 'done', 'cancelled')),
    waits         boolean not null default false,
    outcomes      text[] not null default '{}',
    -- the input that tells the run of its completion
    command       text,
    outcome       text,
    note          text,
    closed_by     text,
    closed_at     timestamptz,
    at            timestamptz not null,
    recorded_at   timestamptz not null default clock_timestamp(),
    unique (enrolment, step, occurrence, slot)
);
create index task_assignee on task (assignee, state, due);
create index task_account on task (account);

create table milestone (
    enrolment  text not null references enrolment,
    step       text not null,
    occurrence int not null default 1,
    account    text not null,
    name       text not null,
    owner      text not null default 'customer' check (owner in ('customer', 'partner', 'us')),
    evidence   text not null,
    target     timestamptz not null,
    reached_at timestamptz,
    primary key (enrolment, step, occurrence)
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
