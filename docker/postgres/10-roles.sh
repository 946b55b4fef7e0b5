#!/bin/bash
# Run once, when the database is made: two roles, each with a password out of its secret.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --username postgres \
    --set owner="$(cat /run/secrets/database-owner)" --set app="$(cat /run/secrets/database-app)" <<'END'
create role railhead_owner login password :'owner';
create role railhead_app login password :'app';
create database railhead owner railhead_owner template template0 encoding 'UTF8' locale 'C';
revoke all on database railhead from public;
grant connect on database railhead to railhead_app;
END
