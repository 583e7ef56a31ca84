-- When the run of this epoch was started on the engine, by the wall clock: the reconciler leaves young ones alone.
alter table enrolment add column started_at timestamptz;
create index enrolment_open_workflow on enrolment (workflow_id) where state <> 'finished';

-- Each time that enrolments and runs were compared.
create table reconciliation (
    id          bigint generated always as identity primary key,
    engine      text not null,
    -- whether the engine listed its runs, or was asked about each
    listed      boolean not null,
    runs        int not null,
    adopted     int not null,
    rebuilt     int not null,
    strays      int not null,
    note        text,
    started_at  timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp()
);

-- What did not fit: an enrolment whose run was lost, or a run that serves no open enrolment (a stray).
create table reconciliation_finding (
    id          bigint generated always as identity primary key,
    kind        text not null check (kind in ('lost', 'stray')),
    workflow_id text not null,
    -- of a stray; empty where the engine no longer knows the run
    run_id      text not null default '',
    enrolment   text,
    epoch       int not null default 0,
    detail      text not null,
    recorded_at timestamptz not null default clock_timestamp(),
    seen_at     timestamptz not null default clock_timestamp(),
    -- a lost run is settled at once, by building a new one
    settled_at  timestamptz,
    unique (kind, workflow_id, run_id, epoch)
);
create index reconciliation_finding_open on reconciliation_finding (kind, id) where settled_at is null;
