-- Messages are found by what stands before the @ of their Message-ID: that is ours. What stands after it is the sender's
-- domain when the message leaves, which the ledger does not know.
drop index touch_message;
create index touch_message on touch (split_part(trim(both '<>' from message_id), '@', 1));
