-- Text · 文字的写法
-- What is the same although it is written differently.

-- The number of an official paper by which it is compared: brackets of any kind for the year, full
-- or half width, without spaces; NULL where there is none. 示财预〔2025〕3号 is 示财预[2025] 3号.
CREATE MACRO document_key(document) AS
  nullif(translate(document, '〔［【(（﹝〖〕］】)）﹞〗０１２３４５６７８９ 　' || chr(160) || chr(9),
    '[[[[[[[]]]]]]]0123456789'), '');
