const DURABLE = { fsync: "on", synchronous_commit: "on", full_page_writes: "on" };
const THROWAWAY = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/** The server's settings as options of its command line: what the code says holds, whatever an old file says. */
export function serverOptions(port: number, durable: boolean): string {
  const chosen = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port: String(port),
    shared_buffers: "256MB",
    effective_cache_size: "1GB",
    max_connections: "100",
    random_page_cost: "1.1",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    // Errors are logged by the product; their statements hold customers' words, and none of it belongs in this file.
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_checkpoints: "off",
    ...(durable ? DURABLE : THROWAWAY),
  };
  return Object.entries(chosen)
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(" ");
}
