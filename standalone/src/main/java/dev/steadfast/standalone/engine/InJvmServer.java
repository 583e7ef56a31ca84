package dev.steadfast.standalone.engine;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * Temporal's in-memory test server with its clock left alone, for evaluation. The SDK's own port-bound form listens on
 * every address of the machine, so it is put together here from the same parts, on loopback.
 */
final class InJvmServer implements Engine {
    private final TestServicesStarter services;
    private final Server server;
    private final Ui ui;

    private InJvmServer(TestServicesStarter services, Server server, Ui ui) {
        this.services = services;
        this.server = server;
        this.ui = ui;
    }

    static Engine start(Ui ui) throws IOException {
        boolean clockLeftAlone = true;
        var services = new TestServicesStarter(clockLeftAlone, 0);
        var builder = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        GRPCServerHelper.registerServicesAndHealthChecks(services.getServices(), builder);
        return new InJvmServer(services, builder.build().start(), ui);
    }

    @Override
    public String address() {
        return "127.0.0.1:" + server.getPort();
    }

    @Override
    public Kind kind() {
        return Kind.IN_JVM;
    }

    @Override
    public Ui ui() {
        return ui;
    }

    @Override
    public String description() {
        return "in-JVM Temporal, for evaluation; runs are rebuilt at each start";
    }

    @Override
    public void close() {
        try {
            // Workers are gone by now; what is left are long polls, which would use up any patience.
            server.shutdownNow().awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        services.close();
    }
}
