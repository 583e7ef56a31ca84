package dev.steadfast.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one line what went wrong; only a bug of ours shows a stack trace. */
final class PlainFailure implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) throws Exception {
        if (exception instanceof Failure) {
            command.getErr().println(exception.getMessage());
            return 1;
        }
        throw exception;
    }
}
