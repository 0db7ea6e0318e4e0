package org.muster.bench;

/** A program that listens on a port, in a process of its own that ends with its use. */
abstract class Peer implements AutoCloseable {

    private final Process process;
    private final int port;

    Peer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    int port() {
        return port;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
