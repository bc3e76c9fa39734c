package dev.retort.junit.database;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import java.io.Closeable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Pulls an image, once and without a word. Testcontainers would try for two minutes, and the client's own callback
 * writes a failure to the log although another server may step in.
 */
final class ImagePull implements ResultCallback<PullResponseItem> {

    private static final int PATIENCE_MINUTES = 5;

    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile String lastError = "the registry did not deliver it";

    private ImagePull() {}

    /** Pulls the image, or throws an exception that tells why it is not to be had. */
    static void of(DockerClient engine, String image) throws InterruptedException {
        try (ImagePull pull = new ImagePull()) {
            engine.pullImageCmd(image).exec(pull);
            pull.end.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
            pull.requirePresent(engine, image);
        } catch (ExecutionException e) {
            throw new IllegalStateException("it cannot be pulled: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("pulling it takes longer than " + PATIENCE_MINUTES + " minutes", e);
        }
    }

    /** A pull may come to its end without an error and without the image. */
    private void requirePresent(DockerClient engine, String image) {
        try {
            engine.inspectImageCmd(image).exec();
        } catch (NotFoundException e) {
            throw new IllegalStateException("it cannot be pulled: " + lastError, e);
        }
    }

    @Override
    public void onStart(Closeable stream) {}

    @Override
    public void onNext(PullResponseItem item) {
        ResponseItem.ErrorDetail error = item.getErrorDetail();
        if (error != null && error.getMessage() != null) {
            lastError = error.getMessage();
        }
    }

    @Override
    public void onError(Throwable failure) {
        end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        end.complete(null);
    }

    @Override
    public void close() {}
}
