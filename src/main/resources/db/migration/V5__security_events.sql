-- Security events are few among much: they are found without reading the audit whole.
create index audit_security on audit (id) where event like 'security.%';
