package org.runstate.web;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/**
 * A form that should have brought a file and did not is the sender's mistake, not ours.
 * Asked before {@link ApiProblems}, which passes on to no other.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class WrongUpload {

	@ExceptionHandler
	void tooLarge(MaxUploadSizeExceededException cause, HttpServletResponse response) throws IOException {
		response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
	}

	@ExceptionHandler
	void notAFile(MultipartException cause, HttpServletResponse response) throws IOException {
		response.sendError(HttpServletResponse.SC_BAD_REQUEST);
	}

}
