--
-- PostgreSQL database dump
--

\restrict VVbsAqsOZgHejQO2GXdaldfmh8FfKYM24oyy2jfvuTtFwi1ALSlKYGzdTQPoCYy

-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: shop; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA shop;


--
-- Name: mood; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.mood AS ENUM (
    'ok',
    'bad'
);


--
-- Name: f(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN NEW.t := coalesce(NEW.t,'; -- downgrade'); RETURN NEW; END $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: book; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.book (
    id integer NOT NULL,
    a integer,
    t text
);


--
-- Name: TABLE book; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.book IS 'it''s';


--
-- Name: book_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.book ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.book_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: v; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.v AS
 SELECT book.id,
    book.a,
    book.t
   FROM public.book;


--
-- Name: author; Type: TABLE; Schema: shop; Owner: -
--

CREATE TABLE shop.author (
    id integer NOT NULL,
    name text NOT NULL,
    m public.mood DEFAULT 'ok'::public.mood
);


--
-- Name: author_id_seq; Type: SEQUENCE; Schema: shop; Owner: -
--

CREATE SEQUENCE shop.author_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: author_id_seq; Type: SEQUENCE OWNED BY; Schema: shop; Owner: -
--

ALTER SEQUENCE shop.author_id_seq OWNED BY shop.author.id;


--
-- Name: author id; Type: DEFAULT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop.author ALTER COLUMN id SET DEFAULT nextval('shop.author_id_seq'::regclass);


--
-- Data for Name: book; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.book OVERRIDING SYSTEM VALUE VALUES (1, 1, 'tab	here');
INSERT INTO public.book OVERRIDING SYSTEM VALUE VALUES (2, 2, '; -- downgrade');


--
-- Data for Name: author; Type: TABLE DATA; Schema: shop; Owner: -
--

INSERT INTO shop.author VALUES (1, 'Ada', 'ok');
INSERT INTO shop.author VALUES (2, 'Bob', 'ok');


--
-- Name: book_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.book_id_seq', 2, true);


--
-- Name: author_id_seq; Type: SEQUENCE SET; Schema: shop; Owner: -
--

SELECT pg_catalog.setval('shop.author_id_seq', 2, true);


--
-- Name: book book_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.book
    ADD CONSTRAINT book_pkey PRIMARY KEY (id);


--
-- Name: author author_pkey; Type: CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop.author
    ADD CONSTRAINT author_pkey PRIMARY KEY (id);


--
-- Name: book tr; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER tr BEFORE INSERT ON public.book FOR EACH ROW EXECUTE FUNCTION public.f();


--
-- Name: book book_a_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.book
    ADD CONSTRAINT book_a_fkey FOREIGN KEY (a) REFERENCES shop.author(id);


--
-- PostgreSQL database dump complete
--

\unrestrict VVbsAqsOZgHejQO2GXdaldfmh8FfKYM24oyy2jfvuTtFwi1ALSlKYGzdTQPoCYy

