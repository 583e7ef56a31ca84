-- Messages are found by what stands before the @ of their Message-ID: that is ours. What stands after it is the sender's
-- domain when the message leaves, which the ledger does not know.
drop index touch_message;
create index touch_message on touch (split_part(trim(both '<>' from message_id), '@', 1));

-- Tasks that a colleague was told of by chat: at most once each. The row comes before the message and its outcome after it,
-- so that one that stays 'posting' may have been read, and is not posted again; only what certainly was not posted is.
create table task_notice (
    task        text primary key references task on delete cascade,
    state       text not null check (state in ('posting', 'posted', 'failed', 'doubtful', 'refused')),
    answer      text,
    recorded_at timestamptz not null default clock_timestamp()
);
create index task_recorded on task (recorded_at);
