-- Who is where: counting and moving the open runs of one playbook reads only these.
create index enrolment_open_of_playbook on enrolment (playbook, id) include (version) where state <> 'finished';
