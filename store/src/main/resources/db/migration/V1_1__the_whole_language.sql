-- What the whole playbook language needs beyond the first cadence.

alter table playbook_version
    -- declared types by attribute, and queues: what the source was read with
    add column attributes jsonb not null default '{}',
    add column queues     text[] not null default '{}',
    add column note       text;

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
insert into playbook (name, current, changed_by)
select distinct on (name) name, version, published_by from playbook_version order by name, version desc;

alter table enrolment
    -- the date of the account that day 0 is counted from, where it is one
    add column anchor_date date,
    -- a person, an event or a playbook; steadfast where a rule held
    add column enrolled_by text not null default 'steadfast',
    -- data of the event that enrolled, where one did
    add column trigger     jsonb,
    -- the family whose one open run this is; given up when another run takes its place
    add column family      text;
create unique index enrolment_one_of_family on enrolment (account, family)
    where state <> 'finished' and family is not null;

drop index event_account;
create index event_account on event (account, type, at desc);

-- All rows of a step are written with its first claim, so that its recipients stay who they were; planned ones have not
-- been tried yet. `at` is when it was last claimed.
alter table touch
    -- the step's keyword, which tells a survey from a letter
    add column kind    text not null default 'email',
    add column purpose text not null default 'lifecycle' check (purpose in ('lifecycle', 'transactional'));
alter table touch alter column kind drop default, alter column purpose drop default;
drop index touch_account;
create index touch_account on touch (account, recipient, at desc);

update task set occurrence = 1 where occurrence is null;
alter table task drop constraint task_enrolment_step_occurrence_key;
alter table task
    alter column occurrence set default 1,
    alter column occurrence set not null,
    add column kind    text not null default 'task' check (kind in ('task', 'alert', 'escalation', 'approval', 'review')),
    -- which of the people that the step asks or writes to
    add column slot    int not null default 0,
    -- the playbook's word for who is asked to approve
    add column who     text,
    add column details text,
    add column urgent  boolean not null default false,
    -- the input that tells the run of its completion
    add column command text,
    add unique (enrolment, step, occurrence, slot);

alter table milestone
    add column occurrence int not null default 1,
    add column owner      text not null default 'customer' check (owner in ('customer', 'partner', 'us')),
    drop constraint milestone_pkey,
    add primary key (enrolment, step, occurrence);
