# Sourced by launch.sh. Sets $shared to an archive of loaded classes (Java's class data sharing), from which a JVM starts much
# sooner, or to nothing. An archive fits one JVM and one set of jars; a JVM that it does not fit ignores it.
# If there is none yet, one is made in the background, once, for the next start. BERTH_CLASS_SHARING says otherwise:
#   off       neither use nor make one
#   install   make one beside the jars, for all users, and wait for it: for who installs Berth or builds an image

# Makes the archive $1: in a file of its own, which is moved when it is whole and on the disk, because a JVM crashes over half
# of one. An empty one says that this JVM makes none. In two steps, and without its lambdas, because Java 17 archives picocli,
# whose classes are older than Java 6, no other way. What is in the environment is for real runs, not for this one.
rehearse() {
  quiet='-Xlog:disable -XX:ErrorFile=/dev/null -XX:-CreateCoredumpOnCrash'
  # shellcheck disable=SC2086
  {
    nice env -i "$java" $BERTH_FLAGS $quiet -XX:DumpLoadedClassList="$1.$$.all" -cp "$class_path" "$BERTH_REHEARSAL" || :
    grep -v '^[#@]' "$1.$$.all" >"$1.$$.list" || :
    nice env -i "$java" $BERTH_FLAGS $quiet -Xshare:dump -XX:SharedClassListFile="$1.$$.list" \
      -XX:SharedArchiveFile="$1.$$" -cp "$class_path" && sync || { rm -f -- "$1.$$" && : >"$1.$$"; }
  } >/dev/null 2>&1
  mv -f -- "$1.$$" "$1"
  rm -f -- "$1.$$".*
}

share_classes() {
  key=$({ wc -c "$root"/lib/*.jar && cat "$java_home/release"; } 2>/dev/null | cksum | cut -d ' ' -f 1)
  name=$BERTH_MODULE-$key.jsa
  cache=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
  # A relative one is to be ignored, says the standard.
  case $cache in /*) cache=$cache/berth ;; *) cache= ;; esac

  if [ "${BERTH_CLASS_SHARING:-}" = install ]; then
    [ -w "$root/lib" ] || fail "BERTH_CLASS_SHARING=install: '$root/lib' cannot be written. Run it as who owns it." 73
    rehearse "$root/lib/$name"
  fi
  for archive in "$root/lib/$name" ${cache:+"$cache/$name"}; do
    if [ -e "$archive" ]; then
      [ ! -s "$archive" ] || shared=$archive
      return
    fi
  done

  # One rehearsal at a time; the mark of one that was killed counts for ten minutes.
  [ -n "$cache" ] && mkdir -p -- "$cache" 2>/dev/null && [ -w "$cache" ] || return
  find "$cache" -name rehearsal -mmin +10 -exec rmdir {} + 2>/dev/null || :
  mkdir -- "$cache/rehearsal" 2>/dev/null || return
  # Nobody waits for it: it keeps no descriptor, no directory and no parent of ours.
  (
    (
      trap '' HUP INT
      cd /
      find "$cache" -name '*.jsa*' -mtime +30 -exec rm -f {} +
      rehearse "$cache/$name"
      rmdir -- "$cache/rehearsal"
    ) </dev/null >/dev/null 2>&1 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&- &
  )
}

[ "${BERTH_CLASS_SHARING:-}" = off ] || share_classes || :
