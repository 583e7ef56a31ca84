package dev.steadfast.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one line what went wrong; only a bug of ours shows a stack trace. */
final class PlainFailure implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) throws Exception {
        if (exception instanceof BadFile bad) {
            bad.problems().forEach(command.getOut()::println);
            return 1;
        }
        if (exception instanceof Failure) {
            command.getErr().println(exception.getMessage());
            return 1;
        }
        throw exception;
    }
}
