# SLURM sends SIGTERM {{grace}} s before the time limit. The cells under way are abandoned, stored ones stay, and the job goes back into the queue.
stop() {
  trap '' TERM
  kill -TERM "$child" 2>/dev/null
  wait "$child"
  if [ "$(squeue -h -j "$SLURM_JOB_ID" -o %T)" != RUNNING ]; then
    echo "cancelled; submit the same script again to go on"
  elif [ "${SLURM_RESTART_COUNT:-0}" -ge {{restarts}} ]; then
    echo "requeued {{restarts}} times already: is the time limit shorter than one cell takes? See: {{galcause}} status {{to}}/results"
  else
    echo "the time limit is near: back into the queue"
    scontrol requeue "$SLURM_JOB_ID"
  fi
  exit 143
}
run() {
  trap stop TERM
  "$@" &
  child=$!
  wait "$child"
  exit $?
}
# Scratch on the node: Spark's and Java's temporary files. The results themselves belong on the shared file system.
scratch=$(mktemp -d "{{scratch}}/galcause-$SLURM_JOB_ID-XXXXXX") || exit 1
helpers=()
trap 'kill "${helpers[@]}" 2>/dev/null; rm -rf "$scratch"' EXIT
export GALCAUSE_JAVA_OPTS="-Xmx{{heap}}m -Djava.io.tmpdir=$scratch -Dspark.local.dir=$scratch"
