#!/bin/bash
# Asks the application in this container how it is; the runtime image has no HTTP client.
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/${STEADFAST_PORT:-8080}"
printf 'GET /actuator/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
IFS= read -r status <&3
[[ $status == *" 200"* ]]
