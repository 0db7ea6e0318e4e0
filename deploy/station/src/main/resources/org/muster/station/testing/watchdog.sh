# Usage: watchdog.sh <directory> <seconds to linger>
# Watches the processes named in <directory>/users; when all have gone, ends those named in <directory>/run/*.pid.
directory=$1
linger=$2
idle=0
while [ -d "$directory/users" ]; do
  used=no
  for user in "$directory"/users/*; do
    [ -e "$user" ] || continue
    if kill -0 "${user##*/}" 2>/dev/null; then used=yes; else rm -f "$user"; fi
  done
  if [ $used = yes ]; then
    idle=0
  elif [ $idle -ge "$linger" ]; then
    # fails when somebody joined since the look above
    rmdir "$directory/users" 2>/dev/null
  else
    idle=$((idle + 1))
  fi
  sleep 1
done
for pidfile in "$directory"/run/*.pid; do
  read -r pid rest <"$pidfile"
  case $pidfile in
    */watchdog.pid) ;;
    */postgres.pid) kill -INT "$pid" 2>/dev/null ;;
    *) kill -KILL "$pid" 2>/dev/null ;;
  esac
done
if [ -f "$directory/run/postgres.pid" ]; then
  read -r pid rest <"$directory/run/postgres.pid"
  waited=0
  while kill -0 "$pid" 2>/dev/null && [ $waited -lt 50 ]; do
    sleep 0.1
    waited=$((waited + 1))
  done
  kill -KILL "$pid" 2>/dev/null
fi
# moved first, so that a successor never shares the directory with what is being removed
mv "$directory" "$directory.$$" && rm -rf "$directory.$$"
