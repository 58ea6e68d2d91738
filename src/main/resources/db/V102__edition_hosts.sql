-- A host of an edition's own; an edition without one is at home at the site's address.
alter table edition add column host text unique check (host ~ '^[a-z0-9.-]+$');
