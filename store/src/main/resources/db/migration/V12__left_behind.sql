-- Messages that may have left: few at any time, and looked for every half minute.
create index touch_in_doubt on touch (deadline) where state in ('sending', 'uncertain');
-- Runs that wait for a switch.
create index enrolment_held on enrolment (id) where held and state <> 'finished';
