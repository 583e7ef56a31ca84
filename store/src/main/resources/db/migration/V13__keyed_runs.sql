-- The field of an event that says which of several runs of a playbook it is about; null where one runs at a time.
alter table enrolment add column key_field text;
