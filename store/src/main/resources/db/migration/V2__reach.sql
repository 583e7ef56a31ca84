-- What became of a message after the provider took it, and who may be written to at all.

alter table touch drop constraint touch_state_check;
alter table touch add constraint touch_state_check check (state in (
    'planned', 'sending', 'sent', 'delivered', 'opened', 'clicked', 'replied', 'bounced', 'complained', 'failed',
    'skipped', 'deferred', 'uncertain', 'parked'));
-- what the provider calls the message, where it calls it anything
alter table touch add column provider_id text;
-- what was said of it while it was being sent: takes effect when the attempt ends
alter table touch add column heard text;
-- a person wants it sent again: when it is tried next, when they asked, and who; all in business time
alter table touch add column again_at timestamptz;
alter table touch add column again_asked timestamptz;
alter table touch add column again_by text;
create index touch_again on touch (again_at)
    where again_at is not null and state in ('deferred', 'failed', 'uncertain', 'sending');
-- the rule that kept a message from leaving
alter table journal add column rule text;
-- what was known when it was decided about a message, by name; kept for as long as details are
alter table journal add column seen jsonb;
create index journal_seen on journal (id) where seen is not null;
create index journal_step on journal (account, enrolment, step, id);
create index touch_message on touch (message_id);
create index touch_provider on touch (channel, provider_id) where provider_id is not null;

-- Everything that was ever said of a message, also what came too late to change its state.
create table touch_change (
    id          bigint generated always as identity primary key,
    enrolment   text not null,
    step        text not null,
    occurrence  int not null,
    slot        int not null,
    state       text not null,
    -- the provider's words, the link that was followed
    words       text,
    by          text not null,
    at          timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    foreign key (enrolment, step, occurrence, slot) references touch on delete cascade
);
create index touch_change_touch on touch_change (enrolment, step, occurrence, slot, id);

-- Addresses that nothing is sent to any more, whoever they belong to.
create table suppression (
    channel     text not null check (channel in ('email', 'sms')),
    -- an e-mail address in lower case, or a phone number in E.164
    address     text not null,
    reason      text not null check (reason in ('hard-bounce', 'complaint', 'legal', 'manual')),
    -- who or what said so: a bounce, a provider's notice, a person
    source      text not null,
    words       text,
    at          timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (channel, address)
);

-- What people have agreed to and taken back, with the proof; the newest row of an address, channel and purpose holds.
create table consent (
    id          bigint generated always as identity primary key,
    channel     text not null check (channel in ('email', 'sms')),
    address     text not null,
    purpose     text not null check (purpose in ('lifecycle', 'survey', 'transactional')),
    granted     boolean not null,
    -- where it was said: a sign-up form, the preference page, a STOP message, a one-click unsubscribe
    source      text not null,
    -- the words that were agreed to, or that took it back
    words       text,
    by          text not null,
    at          timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp()
);
create index consent_address on consent (channel, address, purpose, id desc);

-- Counts the lifecycle messages that were claimed for an account. Whoever claims one names the count that the decision was
-- made by; so two runs that are due at the same moment cannot both take the last place of a day.
create table pace (
    account text primary key,
    turn    bigint not null
);
create index touch_lifecycle on touch (account, at desc) where purpose = 'lifecycle';
