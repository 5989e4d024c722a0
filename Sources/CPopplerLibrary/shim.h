// poppler is C++; its flags come from pkg-config, its calls from CPoppler.
