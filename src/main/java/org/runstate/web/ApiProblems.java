package org.runstate.web;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * What goes wrong under {@code /api} is told as problem details; everywhere else it leads
 * to an error page for people.
 */
@RestControllerAdvice
class ApiProblems {

	private static final Logger log = LoggerFactory.getLogger(ApiProblems.class);

	@ExceptionHandler
	ResponseEntity<ProblemDetail> problem(Exception ex, HttpServletRequest request) throws Exception {
		if (!request.getRequestURI().startsWith("/api/") || ex instanceof AccessDeniedException) {
			throw ex;
		}
		if (ex instanceof ErrorResponse told) {
			return ResponseEntity.status(told.getStatusCode()).headers(told.getHeaders()).body(told.getBody());
		}
		if (ex instanceof HttpMessageNotReadableException || ex instanceof TypeMismatchException) {
			return ResponseEntity
				.of(ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "What was sent could not be read."))
				.build();
		}
		log.error("api request failed method={} path={}", request.getMethod(), request.getRequestURI(), ex);
		return ResponseEntity.of(ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR,
				"The request could not be answered; the log says why."))
			.build();
	}

}
